<?php
class Acme_Ajax_Router {
	public function __construct() {
		add_action( 'wp_ajax_nopriv_acme_route', array( $this, 'route' ) );
	}

	public function route() {
		check_ajax_referer( 'acme' );
		$method = sanitize_text_field( wp_unslash( $_POST['method'] ) );
		$result = call_user_func( $method, wp_unslash( $_POST['args'] ) );
		wp_send_json_success( $result );
	}

	private function total( $args ) {
		return count( (array) $args );
	}
}
new Acme_Ajax_Router();
