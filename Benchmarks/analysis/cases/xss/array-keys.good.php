<?php
foreach ( $_GET as $key => $value ) {
	echo '<input type="hidden" name="' . esc_attr( $key ) . '" value="' . esc_attr( $value ) . '">';
}
