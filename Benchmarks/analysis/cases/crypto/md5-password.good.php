<?php
function acme_register( $login, $password ) {
	global $wpdb;
	$wpdb->insert( $wpdb->prefix . 'acme_users', array( 'login' => $login, 'password' => wp_hash_password( $password ) ) );
}
