<?php
add_action( 'wp_ajax_acme_log', 'acme_log' );
function acme_log() {
	$log = file_get_contents( ACME_LOG_DIR . $_POST['file'] );
	wp_send_json_success( $log );
}
