<?php
add_action( 'wp_ajax_acme_seo_save', 'acme_seo_save' );

function acme_seo_save() {
	check_ajax_referer( 'acme_seo', 'nonce' );
	$post_id = isset( $_POST['post_id'] ) ? intval( $_POST['post_id'] ) : 0;
	if ( ! current_user_can( 'edit_posts' ) ) {
		wp_send_json_error();
	}
	update_post_meta( $post_id, 'acme_seo_title', sanitize_text_field( wp_unslash( $_POST['title'] ) ) );
	wp_send_json_success();
}
