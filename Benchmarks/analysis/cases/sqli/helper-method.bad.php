<?php
class Acme_Repository {
	public function find( $where ) {
		global $wpdb;
		return $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme WHERE $where" );
	}
}
$repository = new Acme_Repository();
$repository->find( 'email = "' . wp_unslash( $_POST['email'] ) . '"' );
