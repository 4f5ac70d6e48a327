<?php
add_action( 'save_post', 'acme_save_subtitle' );
function acme_save_subtitle( $post_id ) {
	if ( ! isset( $_POST['acme_nonce'] ) || ! wp_verify_nonce( $_POST['acme_nonce'], 'acme' ) || ! current_user_can( 'edit_post', $post_id ) ) {
		return;
	}
	update_post_meta( $post_id, '_acme_subtitle', $_POST['acme_subtitle'] );
}
add_filter( 'the_content', 'acme_subtitle' );
function acme_subtitle( $content ) {
	$subtitle = get_post_meta( get_the_ID(), '_acme_subtitle', true );
	return '<h2>' . esc_html( $subtitle ) . '</h2>' . $content;
}
