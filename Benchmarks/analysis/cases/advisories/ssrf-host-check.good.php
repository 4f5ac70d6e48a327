<?php
class Acme_Oembed {
	public function fetch( $url ) {
		if ( 'player.example.com' !== wp_parse_url( $url, PHP_URL_HOST ) ) {
			return '';
		}
		return wp_remote_retrieve_body( wp_remote_get( $url ) );
	}

	public function ajax() {
		$body = $this->fetch( esc_url_raw( wp_unslash( $_GET['url'] ) ) );
		wp_send_json( json_decode( $body, true ) );
	}
}
add_action( 'wp_ajax_nopriv_acme_oembed', array( new Acme_Oembed(), 'ajax' ) );
