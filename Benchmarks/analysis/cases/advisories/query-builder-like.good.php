<?php
class Acme_Search {
	private $term;

	public function set( $term ) {
		$this->term = esc_html( stripslashes( $term ) );
		return $this;
	}

	public function find() {
		global $wpdb;
		return $wpdb->get_col( $wpdb->prepare( "SELECT id FROM {$wpdb->prefix}acme_docs WHERE title LIKE %s", '%' . $wpdb->esc_like( $this->term ) . '%' ) );
	}
}

add_action( 'wp_ajax_nopriv_acme_search', function () {
	$search = new Acme_Search();
	wp_send_json( $search->set( $_GET['q'] )->find() );
} );
