<?php
class Acme_Regions {
	public function __construct() {
		add_shortcode( 'acme_regions', array( $this, 'select' ) );
		add_action( 'wp_ajax_acme_region_add', array( $this, 'add' ) );
	}

	public function add() {
		$regions = get_option( 'acme_regions', array() );
		$key     = wp_unslash( $_POST['key'] );
		$regions[ $key ] = sanitize_text_field( wp_unslash( $_POST['label'] ) );
		set_transient( 'acme_regions', $regions );
		wp_send_json_success();
	}

	public function select() {
		$html = '<select>';
		foreach ( (array) get_transient( 'acme_regions' ) as $key => $label ) {
			$html .= "<option value='{$key}'>" . esc_html( $label ) . '</option>';
		}
		return $html . '</select>';
	}
}
new Acme_Regions();
