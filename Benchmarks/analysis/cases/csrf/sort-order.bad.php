<?php
add_action( 'wp_ajax_acme_order', 'acme_order' );
function acme_order() {
	foreach ( $_POST['order'] as $position => $id ) {
		if ( current_user_can( 'edit_post', (int) $id ) ) {
			update_post_meta( (int) $id, '_order', (int) $position );
		}
	}
	wp_die();
}
