<?php
class Acme_Debug_Log {
	private $file;

	public function __construct() {
		$name       = 'debug.log';
		$this->file = WP_CONTENT_DIR . '/acme/' . $name;
		add_action( 'init', array( $this, 'write' ) );
	}

	public function write() {
		if ( isset( $_POST['message'] ) ) {
			file_put_contents( $this->file, sanitize_text_field( wp_unslash( $_POST['message'] ) ) . "\n", FILE_APPEND );
		}
	}
}
new Acme_Debug_Log();
