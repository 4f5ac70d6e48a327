<?php
function shop_drop( $id ) {
	global $wpdb;
	$wpdb->delete( $wpdb->postmeta, array( 'post_id' => $id ) );
}
