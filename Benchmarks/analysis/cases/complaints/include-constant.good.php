<?php
define( 'ACME_DIR', plugin_dir_path( __FILE__ ) );
foreach ( array( 'admin', 'front' ) as $part ) {
	require_once ACME_DIR . 'includes/' . $part . '.php';
}
