<?php
class Acme_Front_Controller {
	public static function run() {
		$controller = isset( $_REQUEST['controller'] ) ? $_REQUEST['controller'] : 'home';
		$controller = sanitize_key( $controller );
		$file       = dirname( __FILE__ ) . '/controllers/' . $controller . '.php';
		if ( is_file( $file ) ) {
			require_once $file;
		}
	}
}
add_action( 'wp_loaded', array( 'Acme_Front_Controller', 'run' ) );
