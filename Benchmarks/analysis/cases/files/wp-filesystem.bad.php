<?php
global $wp_filesystem;
WP_Filesystem();
$wp_filesystem->delete( WP_CONTENT_DIR . '/cache/' . $_REQUEST['cache_file'] );
