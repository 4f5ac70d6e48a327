<?php
namespace Acme\Rooms;

class Front {
	private $table;

	public function __construct() {
		global $wpdb;
		$this->table = $wpdb->prefix . 'acme_rooms';
	}

	public function rooms( $atts ) {
		global $wpdb;
		$atts = shortcode_atts( array( 'hotel' => 0, 'order' => 'price' ), $atts, 'acme_rooms' );
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT name, price FROM {$this->table} WHERE hotel_id = %d", $atts['hotel'] ) );
		$html = '';
		foreach ( $rows as $row ) {
			$html .= sprintf( '<li>%s: %s</li>', esc_html( $row->name ), esc_html( $row->price ) );
		}
		return '<ul>' . $html . '</ul>';
	}
}
