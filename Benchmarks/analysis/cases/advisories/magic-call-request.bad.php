<?php
class Acme_Http_Request {
	public function __get( $name ) {
		return isset( $_REQUEST[ $name ] ) ? wp_unslash( $_REQUEST[ $name ] ) : null;
	}
}

add_action( 'wp_footer', function () {
	$request = new Acme_Http_Request();
	echo '<p data-ref="' . $request->ref . '">';
	echo '</p>';
} );
