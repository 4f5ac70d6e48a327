<?php
require_once ABSPATH . 'wp-admin/includes/file.php';
WP_Filesystem();
unzip_file( __DIR__ . '/data/demo.zip', get_temp_dir() . 'acme-demo' );
