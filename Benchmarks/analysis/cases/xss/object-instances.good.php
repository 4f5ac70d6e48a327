<?php
class Acme_Label {
	private $text;

	public function __construct( $text ) {
		$this->text = $text;
	}

	public function text() {
		return $this->text;
	}
}

$title = new Acme_Label( 'Results' );
$query = new Acme_Label( wp_unslash( $_GET['q'] ) );
echo '<h2>' . $title->text() . '</h2>';
echo '<p>' . esc_html( $query->text() ) . '</p>';
