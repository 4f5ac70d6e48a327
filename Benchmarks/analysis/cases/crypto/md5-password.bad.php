<?php
function acme_register( $login, $password ) {
	global $wpdb;
	$wpdb->insert( $wpdb->prefix . 'acme_users', array( 'login' => $login, 'password' => md5( $password ) ) );
}
