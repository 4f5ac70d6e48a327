<?php
class Acme_Repository {
	public function find( $email ) {
		global $wpdb;
		return $wpdb->get_results( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}acme WHERE email = %s", $email ) );
	}
}
$repository = new Acme_Repository();
$repository->find( wp_unslash( $_POST['email'] ) );
