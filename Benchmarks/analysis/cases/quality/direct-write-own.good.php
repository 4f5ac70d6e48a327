<?php
function shop_drop( $id ) {
	global $wpdb;
	$wpdb->delete( $wpdb->prefix . 'shop_items', array( 'post_id' => $id ) );
}
