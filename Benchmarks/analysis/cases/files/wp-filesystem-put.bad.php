<?php
global $wp_filesystem;
WP_Filesystem();
$file = $_POST['file'];
$wp_filesystem->put_contents( get_stylesheet_directory() . '/' . $file, wp_unslash( $_POST['content'] ) );
