<?php
abstract class Acme_Model {
	abstract protected static function query( $order );

	public static function all( $order ) {
		return static::query( $order );
	}
}

class Acme_Event extends Acme_Model {
	protected static function query( $order ) {
		global $wpdb;
		return $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme_events ORDER BY $order" );
	}
}

$events = Acme_Event::all( 'DESC' === $_GET['order'] ? 'date DESC' : 'date' );
