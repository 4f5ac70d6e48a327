<?php
class Acme_Items {
	public static function table() {
		global $wpdb;
		return $wpdb->prefix . 'acme_items';
	}
	public static function get( $id ) {
		global $wpdb;
		return $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . self::table() . ' WHERE id = %d', $id ) );
	}
}
Acme_Items::get( $_GET['id'] );
