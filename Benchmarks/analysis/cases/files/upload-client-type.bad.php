<?php
if ( 'image/png' === $_FILES['avatar']['type'] ) {
	move_uploaded_file( $_FILES['avatar']['tmp_name'], WP_CONTENT_DIR . '/avatars/' . basename( $_FILES['avatar']['name'] ) );
}
