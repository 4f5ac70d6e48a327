<?php
$atts = $_GET['attrs'];
foreach ( $atts as $name => $value ) {
	echo '<span ' . esc_attr( $name ) . '="' . esc_attr( $value ) . '"></span>';
}
