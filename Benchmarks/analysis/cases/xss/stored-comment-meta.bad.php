<?php
add_action( 'comment_post', 'acme_save_rating_note' );
function acme_save_rating_note( $comment_id ) {
	add_comment_meta( $comment_id, 'rating_note', wp_unslash( $_POST['rating_note'] ) );
}
add_filter( 'comment_text', 'acme_rating_note' );
function acme_rating_note( $text ) {
	return get_comment_meta( get_comment_ID(), 'rating_note', true ) . $text;
}
