<?php
add_action( 'wp_ajax_nopriv_acme_load', 'acme_load' );
function acme_load() {
	$template = $_POST['template'];
	load_template( $template );
	wp_die();
}
