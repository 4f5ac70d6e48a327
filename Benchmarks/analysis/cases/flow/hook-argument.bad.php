<?php
add_action( 'acme_lookup', 'acme_lookup', 10, 2 );
function acme_lookup( $table, $id ) {
	global $wpdb;
	$wpdb->get_row( "SELECT * FROM {$wpdb->prefix}acme_$table WHERE id = $id" );
}
add_action( 'init', function () {
	do_action( 'acme_lookup', 'items', $_GET['id'] );
} );
