<?php
class Acme_Tracker {
	public function __construct() {
		add_action( 'wp_enqueue_scripts', array( $this, 'assets' ) );
	}

	public function assets() {
		wp_enqueue_script( 'acme-tracker', plugins_url( 'tracker.js', __FILE__ ), array(), '1.0', true );
		$campaign = isset( $_GET['utm_campaign'] ) ? sanitize_text_field( wp_unslash( $_GET['utm_campaign'] ) ) : '';
		wp_add_inline_script( 'acme-tracker', 'var acmeCampaign = ' . wp_json_encode( $campaign ) . ';', 'before' );
	}
}
new Acme_Tracker();
