<?php
$name = sanitize_file_name( $_POST['filename'] );
$data = base64_decode( $_POST['data'] );
wp_upload_bits( $name, null, $data );
