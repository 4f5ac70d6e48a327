<?php
function acme_flat( $v ) {
	if ( is_array( $v ) ) {
		return implode( '', array_map( 'acme_flat', $v ) );
	}
	return esc_html( $v );
}
echo acme_flat( $_POST['tree'] );
