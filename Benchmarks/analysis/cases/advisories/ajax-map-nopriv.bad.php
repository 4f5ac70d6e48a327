<?php
class Acme_Shop_Ajax {

	public static function init() {
		self::add_ajax_events();
	}

	public static function add_ajax_events() {
		$events = array(
			'get_cart'     => true,
			'clear_orders' => true,
		);
		foreach ( $events as $event => $nopriv ) {
			add_action( 'wp_ajax_acme_shop_' . $event, array( __CLASS__, $event ) );
			if ( $nopriv ) {
				add_action( 'wp_ajax_nopriv_acme_shop_' . $event, array( __CLASS__, $event ) );
			}
		}
	}

	public static function get_cart() {
		wp_send_json_success( array( 'items' => 0 ) );
	}

	public static function clear_orders() {
		global $wpdb;
		$wpdb->query( "DELETE FROM {$wpdb->prefix}acme_orders WHERE status = 'old'" );
		wp_send_json_success();
	}
}
Acme_Shop_Ajax::init();
