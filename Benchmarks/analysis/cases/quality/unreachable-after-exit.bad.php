<?php
function acme_out() {
	wp_safe_redirect( home_url() );
	exit;
	do_action( 'acme_left' );
}
