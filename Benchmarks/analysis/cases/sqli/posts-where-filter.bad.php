<?php
add_filter( 'posts_where', function ( $where ) {
	global $wpdb;
	if ( isset( $_GET['from'] ) ) {
		$where .= " AND {$wpdb->posts}.post_date > '" . stripslashes( $_GET['from'] ) . "'";
	}
	return $where;
} );
