<?php
require_once ABSPATH . 'wp-admin/includes/file.php';
$result = wp_handle_upload( $_FILES['doc'], array( 'test_form' => false, 'mimes' => array( 'pdf' => 'application/pdf' ) ) );
