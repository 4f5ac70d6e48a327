<?php
class Acme_Maps_Page {
	private $slug = 'acme-maps';

	public function __construct() {
		add_action( 'admin_menu', array( $this, 'register' ) );
	}

	public function register() {
		add_options_page( 'Maps', 'Maps', 'manage_options', $this->slug, array( $this, 'render' ) );
	}

	public function render() {
		if ( 'POST' === $_SERVER['REQUEST_METHOD'] ) {
			$this->save();
		}
		include plugin_dir_path( __FILE__ ) . 'views/form.php';
	}

	private function save() {
		check_admin_referer( 'acme_maps_save' );
		update_option( 'acme_maps_key', sanitize_text_field( wp_unslash( $_POST['key'] ) ) );
		echo '<div class="updated"><p>Saved.</p></div>';
	}
}
