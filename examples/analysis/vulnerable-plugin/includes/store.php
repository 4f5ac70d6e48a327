<?php

function guestbook_table() {
	global $wpdb;
	return $wpdb->prefix . 'guestbook';
}

function guestbook_remove( $id ) {
	global $wpdb;
	$wpdb->query( 'DELETE FROM ' . guestbook_table() . ' WHERE id = ' . $id );
}

function guestbook_entries() {
	global $wpdb;
	$html = '';
	foreach ( $wpdb->get_results( 'SELECT id, message FROM ' . guestbook_table() ) as $entry ) {
		$author = $wpdb->get_var( $wpdb->prepare( "SELECT post_author FROM $wpdb->posts WHERE ID = %d", $entry->id ) );
		$html  .= '<p>' . $entry->message . ' (' . esc_html( $author ) . ')</p>';
	}
	return $html;
}
