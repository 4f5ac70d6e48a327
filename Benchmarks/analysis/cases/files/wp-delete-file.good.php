<?php
$file = sanitize_text_field( wp_unslash( $_GET['file'] ) );
wp_delete_file( ABSPATH . 'exports/' . sanitize_file_name( $file ) );
