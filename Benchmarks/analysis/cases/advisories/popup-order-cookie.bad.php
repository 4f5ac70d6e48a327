<?php
class Acme_Wishlist {
	private static $instance;

	public static function instance() {
		if ( null === self::$instance ) {
			self::$instance = new self();
		}
		return self::$instance;
	}

	private function __construct() {
		add_shortcode( 'acme_wishlist', array( $this, 'render' ) );
	}

	private function ids() {
		if ( empty( $_COOKIE['acme_wishlist'] ) ) {
			return array();
		}
		$ids = json_decode( stripslashes( $_COOKIE['acme_wishlist'] ), true );
		return is_array( $ids ) ? $ids : array();
	}

	public function render() {
		global $wpdb;
		$ids = $this->ids();
		if ( ! $ids ) {
			return '';
		}
		$titles = $wpdb->get_col( "SELECT post_title FROM {$wpdb->posts} WHERE ID IN (" . implode( ',', $ids ) . ')' );
		return '<ul><li>' . implode( '</li><li>', array_map( 'esc_html', $titles ) ) . '</li></ul>';
	}
}
Acme_Wishlist::instance();
