<?php
class Acme_Input {
	public static function get( $key, $default = '' ) {
		return isset( $_GET[ $key ] ) ? wp_unslash( $_GET[ $key ] ) : $default;
	}

	public static function post( $key, $default = '' ) {
		return isset( $_POST[ $key ] ) ? sanitize_text_field( wp_unslash( $_POST[ $key ] ) ) : $default;
	}
}
