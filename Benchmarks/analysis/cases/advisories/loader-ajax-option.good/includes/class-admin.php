<?php
class Acme_Forms_Admin {

	private $plugin_name;
	private $version;

	public function __construct( $plugin_name, $version ) {
		$this->plugin_name = $plugin_name;
		$this->version     = $version;
	}

	public function menu() {
		add_options_page( 'Forms', 'Forms', 'manage_options', $this->plugin_name, array( $this, 'page' ) );
	}

	public function page() {
		echo '<div id="acme-forms"></div>';
	}

	public function save_settings() {
		check_ajax_referer( 'acme_forms', 'nonce' );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_send_json_error( null, 403 );
		}
		$settings = map_deep( wp_unslash( $_POST['settings'] ), 'sanitize_text_field' );
		update_option( 'acme_forms_settings', $settings );
		wp_send_json_success();
	}
}
