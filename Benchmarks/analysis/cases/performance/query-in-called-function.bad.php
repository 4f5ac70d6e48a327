<?php
function acme_total( $id ) {
	global $wpdb;
	return $wpdb->get_var( $wpdb->prepare( "SELECT SUM(n) FROM {$wpdb->prefix}acme WHERE post = %d", $id ) );
}
foreach ( $posts as $post ) {
	echo (int) acme_total( $post->ID );
}
