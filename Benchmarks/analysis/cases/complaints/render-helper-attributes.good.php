<?php
function acme_attributes( array $atts ) {
	$html = '';
	foreach ( $atts as $name => $value ) {
		$html .= sprintf( ' %s="%s"', sanitize_key( $name ), esc_attr( $value ) );
	}
	return $html;
}
echo '<div' . acme_attributes( $_GET['atts'] ) . '></div>';
