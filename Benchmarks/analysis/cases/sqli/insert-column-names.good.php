<?php
global $wpdb;
$data = array();
foreach ( array( 'name', 'email' ) as $key ) {
	$data[ $key ] = sanitize_text_field( $_POST[ $key ] );
}
$wpdb->insert( $wpdb->prefix . 'entries', $data );
