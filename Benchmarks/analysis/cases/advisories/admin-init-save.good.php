<?php
class Acme_Gdpr_Admin {
	public function __construct() {
		add_action( 'admin_menu', array( $this, 'menu' ) );
		add_action( 'admin_init', array( $this, 'save' ) );
	}

	public function menu() {
		add_options_page( 'GDPR', 'GDPR', 'manage_options', 'acme-gdpr', array( $this, 'page' ) );
	}

	public function page() {
		echo '<form method="post">';
		wp_nonce_field( 'acme_gdpr' );
		echo '</form>';
	}

	public function save() {
		if ( ! isset( $_POST['acme_gdpr_submit'] ) || ! current_user_can( 'manage_options' ) ) {
			return;
		}
		check_admin_referer( 'acme_gdpr' );
		update_option( 'acme_gdpr_text', wp_kses_post( wp_unslash( $_POST['text'] ) ) );
	}
}
new Acme_Gdpr_Admin();
