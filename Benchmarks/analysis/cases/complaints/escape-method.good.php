<?php
class Acme_Html {
	private function e( $text ) {
		return htmlspecialchars( $text, ENT_QUOTES, 'UTF-8' );
	}
	public function show() {
		echo '<p title="' . $this->e( $_GET['t'] ) . '">' . $this->e( $_GET['p'] ) . '</p>';
	}
}
( new Acme_Html() )->show();
