<?php
global $wpdb;
$sql = $wpdb->prepare( "SELECT * FROM $wpdb->posts WHERE post_author = %d", $_GET['author'] );
if ( is_user_logged_in() ) {
	$sql = $wpdb->prepare( "SELECT * FROM $wpdb->posts WHERE post_author = %d AND post_status = %s", $_GET['author'], 'private' );
}
$rows = $wpdb->get_results( $sql );
