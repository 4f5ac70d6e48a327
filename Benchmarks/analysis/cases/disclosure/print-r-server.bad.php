<?php
add_action( 'wp_footer', function () {
	echo '<!-- ' . esc_html( print_r( $_SERVER, true ) ) . ' -->';
} );
