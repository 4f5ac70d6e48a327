<?php
add_action( 'wp_ajax_acme_dismiss', function () {
	check_ajax_referer( 'acme_dismiss' );
	update_user_meta( get_current_user_id(), 'acme_dismissed', 1 );
	wp_send_json_success();
} );
