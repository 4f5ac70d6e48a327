<?php
class Acme_Html {
	public static function clean( $value ) {
		if ( is_array( $value ) ) {
			return array_map( array( __CLASS__, 'clean' ), $value );
		}
		return is_string( $value ) ? esc_html( trim( $value ) ) : $value;
	}
}

add_action( 'wp_ajax_nopriv_acme_preview', function () {
	$data = Acme_Html::clean( wp_unslash( $_POST ) );
	echo '<h1>' . $data['title'] . '</h1>';
	exit;
} );
