<?php
$atts = $_GET['attrs'];
foreach ( $atts as $name => $value ) {
	echo '<span data-' . sanitize_key( $name ) . '="' . esc_attr( $value ) . '"></span>';
}
