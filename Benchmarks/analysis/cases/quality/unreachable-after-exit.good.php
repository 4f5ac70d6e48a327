<?php
function acme_out() {
	do_action( 'acme_left' );
	wp_safe_redirect( home_url() );
	exit;
}
