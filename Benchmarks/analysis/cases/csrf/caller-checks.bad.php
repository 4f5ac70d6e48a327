<?php
class Acme_Admin {
	public function __construct() {
		add_action( 'admin_post_acme_update', array( $this, 'handle' ) );
	}
	public function handle() {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die();
		}
		$this->store( $_POST );
	}
	private function store( $data ) {
		update_option( 'acme', sanitize_text_field( $data['value'] ) );
	}
}
new Acme_Admin();
