<?php
class Acme_Forms {

	protected $loader;

	public function __construct() {
		require_once plugin_dir_path( __FILE__ ) . 'class-loader.php';
		require_once plugin_dir_path( __FILE__ ) . 'class-admin.php';
		$this->loader = new Acme_Forms_Loader();
		$this->define_admin_hooks();
	}

	private function define_admin_hooks() {
		$plugin_admin = new Acme_Forms_Admin( 'acme-forms', '1.0.0' );
		$this->loader->add_action( 'admin_menu', $plugin_admin, 'menu' );
		$this->loader->add_action( 'wp_ajax_acme_forms_save', $plugin_admin, 'save_settings' );
	}

	public function run() {
		$this->loader->run();
	}
}
