<?php
class Acme_Load_More {
	public function __construct() {
		add_action( 'wp_ajax_acme_load_more', array( $this, 'load' ) );
		add_action( 'wp_ajax_nopriv_acme_load_more', array( $this, 'load' ) );
	}

	public function load() {
		$settings = json_decode( wp_unslash( $_POST['settings'] ), true );
		$skin = $settings['skin'];
		$file = plugin_dir_path( __FILE__ ) . 'skins/' . $skin . '.php';
		if ( file_exists( $file ) ) {
			include $file;
		}
		wp_die();
	}
}
new Acme_Load_More();
