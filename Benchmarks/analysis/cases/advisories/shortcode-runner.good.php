<?php
add_action( 'wp_ajax_nopriv_acme_shortcode', 'acme_run_shortcode' );

function acme_run_shortcode() {
	$id = absint( $_POST['id'] );
	echo do_shortcode( '[acme_gallery id="' . $id . '"]' );
	wp_die();
}
