<?php
add_action( 'comment_post', 'acme_save_city' );
function acme_save_city( $comment_id ) {
	if ( isset( $_POST['city'] ) ) {
		add_comment_meta( $comment_id, 'city', wp_unslash( $_POST['city'] ) );
	}
}

add_filter( 'comment_text', 'acme_show_city', 10, 2 );
function acme_show_city( $text, $comment ) {
	$city = get_comment_meta( $comment->comment_ID, 'city', true );
	if ( ! $city ) {
		return $text;
	}
	return $text . '<p class="city">' . $city . '</p>';
}
