<?php
class Acme_Members_Shortcode extends Acme_Base_Shortcode {
	protected function tag() {
		return 'acme_members';
	}

	protected function output() {
		global $wpdb;
		$orderby = in_array( $this->atts['orderby'], array( 'name', 'joined' ), true ) ? $this->atts['orderby'] : 'name';
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT name FROM {$wpdb->prefix}acme_members ORDER BY $orderby LIMIT %d", $this->atts['limit'] ) );
		$out  = '';
		foreach ( $rows as $row ) {
			$out .= '<li>' . esc_html( $row->name ) . '</li>';
		}
		return "<ul>$out</ul>";
	}
}
