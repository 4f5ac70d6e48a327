<?php
class Acme_Request {
	public static function get( $key ) {
		return sanitize_key( $_GET[ $key ] );
	}
}
echo Acme_Request::get( 'x' );
