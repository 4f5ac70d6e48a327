<?php
for ( $i = 0, $n = count( $rows ); $i < $n; $i++ ) {
	echo esc_html( $rows[ $i ] );
}
