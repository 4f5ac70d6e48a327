<?php
function acme_install() {
	global $wpdb;
	$charset = $wpdb->get_charset_collate();
	$sql     = "CREATE TABLE {$wpdb->prefix}acme ( id bigint(20) NOT NULL, PRIMARY KEY  (id) ) $charset;";
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	dbDelta( $sql );
}
register_activation_hook( __FILE__, 'acme_install' );
