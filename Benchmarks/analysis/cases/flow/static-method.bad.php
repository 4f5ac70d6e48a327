<?php
class Acme_Request {
	public static function get( $key ) {
		return wp_unslash( $_GET[ $key ] );
	}
}
echo Acme_Request::get( 'x' );
