<?php
class Acme_Poll_Form {
	public function action() {
		return $_SERVER['REQUEST_URI'];
	}

	public function render() {
		echo '<form method="post" action="' . $this->action() . '">';
		wp_nonce_field( 'acme_poll' );
		echo '</form>';
	}
}
add_action( 'wp_footer', array( new Acme_Poll_Form(), 'render' ) );
