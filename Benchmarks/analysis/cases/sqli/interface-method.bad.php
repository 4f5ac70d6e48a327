<?php
interface Acme_Store {
	public function find( $name );
}

class Acme_Table implements Acme_Store {
	public function find( $name ) {
		global $wpdb;
		return $wpdb->get_row( "SELECT * FROM {$wpdb->prefix}acme WHERE name = '$name'" );
	}
}

function acme_lookup( Acme_Store $store ) {
	return $store->find( wp_unslash( $_GET['name'] ) );
}
