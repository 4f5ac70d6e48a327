<?php
abstract class Acme_Ajax_Action {
	protected $action = '';

	public function register() {
		add_action( 'wp_ajax_' . $this->action, array( $this, 'process' ) );
	}

	public function process() {
		check_ajax_referer( $this->action, 'nonce' );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_send_json_error( 'denied', 403 );
		}
		$this->handle();
	}

	abstract protected function handle();
}
