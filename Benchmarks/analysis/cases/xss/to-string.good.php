<?php
class Acme_Link {
	private $label;

	public function __construct( $label ) {
		$this->label = $label;
	}

	public function __toString() {
		return '<a href="/">' . esc_html( $this->label ) . '</a>';
	}
}
$link = new Acme_Link( wp_unslash( $_GET['label'] ) );
echo "<p>See $link</p>";
