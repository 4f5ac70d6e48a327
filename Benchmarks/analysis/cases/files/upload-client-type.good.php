<?php
$check = wp_check_filetype_and_ext( $_FILES['avatar']['tmp_name'], $_FILES['avatar']['name'], array( 'png' => 'image/png' ) );
if ( 'png' === $check['ext'] ) {
	move_uploaded_file( $_FILES['avatar']['tmp_name'], WP_CONTENT_DIR . '/avatars/' . wp_generate_uuid4() . '.png' );
}
