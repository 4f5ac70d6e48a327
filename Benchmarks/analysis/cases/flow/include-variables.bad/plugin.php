<?php
function acme_page() {
	$heading = $_GET['heading'];
	$count   = 3;
	include __DIR__ . '/templates/page.php';
}
add_action( 'wp_footer', 'acme_page' );
