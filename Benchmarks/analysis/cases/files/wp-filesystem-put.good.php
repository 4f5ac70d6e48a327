<?php
global $wp_filesystem;
WP_Filesystem();
$wp_filesystem->put_contents( get_stylesheet_directory() . '/custom.css', wp_strip_all_tags( wp_unslash( $_POST['content'] ) ) );
