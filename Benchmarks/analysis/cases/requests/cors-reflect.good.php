<?php
if ( is_allowed_http_origin( $_SERVER['HTTP_ORIGIN'] ) ) {
	header( 'Access-Control-Allow-Origin: ' . esc_url_raw( $_SERVER['HTTP_ORIGIN'] ) );
	header( 'Access-Control-Allow-Credentials: true' );
}
