<?php
abstract class Acme_Ajax_Action {
	protected $action = '';

	public function register() {
		add_action( 'wp_ajax_' . $this->action, array( $this, 'process' ) );
	}

	public function process() {
		check_ajax_referer( $this->action, 'nonce' );
		$this->handle();
	}

	abstract protected function handle();
}
