<?php
$logo = plugin_dir_path( __FILE__ ) . 'assets/logo.svg';
echo wp_kses_post( file_get_contents( $logo ) );
