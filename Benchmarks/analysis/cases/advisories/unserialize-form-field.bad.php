<?php
class Acme_Form_Handler {
	private $post;

	public function __construct() {
		$this->post = wp_unslash( $_POST );
		add_action( 'template_redirect', array( $this, 'submit' ) );
	}

	private function args() {
		$encoded = $this->post['acme_args'] ?? '';
		return unserialize( base64_decode( $encoded ) );
	}

	public function submit() {
		if ( isset( $this->post['acme_args'] ) ) {
			$args = $this->args();
			set_query_var( 'acme', $args );
		}
	}
}
new Acme_Form_Handler();
