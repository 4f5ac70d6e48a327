<?php
add_action( 'wp_head', function () {
	$color = sanitize_hex_color( wp_unslash( $_GET['preview_color'] ?? '#000' ) );
	echo '<style>body { color: ' . $color . '; }</style>';
} );
