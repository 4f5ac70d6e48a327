<?php
class Acme_Text {
	private $t;
	public function __construct( $t ) {
		$this->t = $t;
	}
	public function __toString() {
		return esc_html( $this->t );
	}
}
echo new Acme_Text( $_GET['t'] );
