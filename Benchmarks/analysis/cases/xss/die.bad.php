<?php
add_action( 'wp_ajax_nopriv_acme_ping', 'acme_ping' );
add_action( 'wp_ajax_acme_ping', 'acme_ping' );
function acme_ping() {
	die( 'pong ' . $_REQUEST['token'] );
}
