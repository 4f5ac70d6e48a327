<?php
global $wpdb;
foreach ( $ids as $id ) {
	$rows[] = $wpdb->get_row( $wpdb->prepare( "SELECT * FROM {$wpdb->prefix}acme WHERE id = %d", $id ) );
}
