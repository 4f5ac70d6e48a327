<?php
function acme_total( $id ) {
	static $totals = null;
	if ( null === $totals ) {
		global $wpdb;
		$totals = wp_list_pluck( $wpdb->get_results( "SELECT post, SUM(n) AS n FROM {$wpdb->prefix}acme GROUP BY post" ), 'n', 'post' );
	}
	return $totals[ $id ] ?? 0;
}
foreach ( $posts as $post ) {
	echo (int) acme_total( $post->ID );
}
