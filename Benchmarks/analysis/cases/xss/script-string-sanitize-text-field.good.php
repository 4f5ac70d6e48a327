<?php
add_action( 'wp_head', 'acme_tracking' );
function acme_tracking() {
	$campaign = sanitize_text_field( wp_unslash( $_GET['utm_campaign'] ?? '' ) );
	echo '<script>window.acme = { campaign: ' . wp_json_encode( $campaign ) . ' };</script>';
}
