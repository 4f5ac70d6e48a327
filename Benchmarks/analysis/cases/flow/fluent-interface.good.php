<?php
class Acme_Builder {
	private $parts = array();
	public function add( $p ) {
		$this->parts[] = esc_html( $p );
		return $this;
	}
	public function build() {
		return implode( ' ', $this->parts );
	}
}
echo ( new Acme_Builder() )->add( 'x' )->add( $_GET['p'] )->build();
