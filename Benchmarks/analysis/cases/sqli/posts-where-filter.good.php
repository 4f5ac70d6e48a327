<?php
add_filter( 'posts_where', function ( $where ) {
	global $wpdb;
	if ( isset( $_GET['from'] ) ) {
		$where .= $wpdb->prepare( " AND {$wpdb->posts}.post_date > %s", stripslashes( $_GET['from'] ) );
	}
	return $where;
} );
