<?php
add_action( 'wp_ajax_nopriv_acme_upload', 'acme_upload' );
function acme_upload() {
	$dir = wp_upload_dir();
	move_uploaded_file( $_FILES['file']['tmp_name'], $dir['path'] . '/' . $_FILES['file']['name'] );
	wp_die();
}
