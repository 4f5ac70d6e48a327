<?php
global $wp_filesystem;
WP_Filesystem();
$wp_filesystem->delete( WP_CONTENT_DIR . '/cache/' . md5( $_REQUEST['cache_file'] ) );
