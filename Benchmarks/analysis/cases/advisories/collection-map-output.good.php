<?php
class Acme_Collection {
	private $items;

	public function __construct( array $items ) {
		$this->items = $items;
	}

	public function map( callable $callback ) {
		return new self( array_map( $callback, $this->items ) );
	}

	public function join( $glue ) {
		return implode( $glue, $this->items );
	}
}

add_action( 'wp_ajax_nopriv_acme_tags', function () {
	$tags = new Acme_Collection( explode( ',', wp_unslash( $_GET['tags'] ?? '' ) ) );
	echo '<li>' . $tags->map( 'esc_html' )->join( '</li><li>' ) . '</li>';
	wp_die();
} );
