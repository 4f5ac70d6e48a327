<?php
add_action( 'wp_ajax_nopriv_acme_sign', 'acme_sign' );

function acme_sign() {
	check_ajax_referer( 'acme_sign' );
	$upload = wp_upload_dir();
	$image  = str_replace( ' ', '+', str_replace( 'data:image/png;base64,', '', $_POST['image'] ) );
	$data   = base64_decode( $image );
	$file   = $upload['path'] . '/' . $_POST['filename'];
	file_put_contents( $file, $data );
	wp_send_json_success();
}
