<?php
add_action( 'admin_post_acme_purge', 'acme_purge' );
function acme_purge() {
	Acme_Security::verify();
	global $wpdb;
	$wpdb->query( "TRUNCATE TABLE {$wpdb->prefix}acme_log" );
}
