<?php
if ( ! current_user_can( 'edit_posts' ) ) {
	wp_die();
}
