<?php
require_once ABSPATH . 'wp-admin/includes/file.php';
WP_Filesystem();
unzip_file( wp_unslash( $_POST['archive'] ), WP_PLUGIN_DIR . '/' . wp_unslash( $_POST['folder'] ) );
