<?php
for ( $i = 0; $i < count( $rows ); $i++ ) {
	echo esc_html( $rows[ $i ] );
}
