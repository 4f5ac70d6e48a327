<?php
class Acme_Login_Page {
	private $errors = array();

	public function __construct() {
		if ( isset( $_GET['error'] ) ) {
			$this->errors[] = urldecode( sanitize_text_field( wp_unslash( $_GET['error'] ) ) );
		}
		add_action( 'login_form', array( $this, 'show' ) );
	}

	public function show() {
		foreach ( $this->errors as $error ) {
			echo '<p class="error">' . $error . '</p>';
		}
	}
}
new Acme_Login_Page();
