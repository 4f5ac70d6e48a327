<?php
function acme_where( $field, $value ) {
	global $wpdb;
	return $wpdb->prepare( '%i = %s', $field, $value );
}
global $wpdb;
$wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme WHERE " . acme_where( 'city', wp_unslash( $_GET['city'] ) ) );
