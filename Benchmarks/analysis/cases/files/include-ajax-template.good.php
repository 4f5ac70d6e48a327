<?php
add_action( 'wp_ajax_nopriv_acme_load', 'acme_load' );
function acme_load() {
	$template = 'list' === $_POST['template'] ? 'list' : 'grid';
	load_template( __DIR__ . "/templates/$template.php" );
	wp_die();
}
