<?php
foreach ( $_GET as $key => $value ) {
	echo '<input type="hidden" name="' . $key . '" value="' . esc_attr( $value ) . '">';
}
