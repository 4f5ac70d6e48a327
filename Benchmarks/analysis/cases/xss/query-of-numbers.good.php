<?php
add_action( 'wp_footer', 'acme_visits' );
function acme_visits() {
	global $wpdb;
	$count = $wpdb->get_var( "SELECT COUNT(*) FROM {$wpdb->prefix}acme_visits" );
	echo '<p>' . $count . '</p>';
	$rows = $wpdb->get_results( "SELECT YEAR( day ) AS y, SUM( hits ) AS hits FROM {$wpdb->prefix}acme_visits GROUP BY y" );
	foreach ( $rows as $row ) {
		echo '<p>' . $row->y . ': ' . $row->hits . '</p>';
	}
}
