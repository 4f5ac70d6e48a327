<?php
global $wpdb;
$data = array();
foreach ( $_POST as $key => $value ) {
	$data[ $key ] = sanitize_text_field( $value );
}
$wpdb->insert( $wpdb->prefix . 'entries', $data );
