<?php
add_action( 'wp_ajax_nopriv_acme_shortcode', 'acme_run_shortcode' );

function acme_run_shortcode() {
	$tag = sanitize_text_field( wp_unslash( $_POST['shortcode'] ) );
	echo do_shortcode( $tag );
	wp_die();
}
