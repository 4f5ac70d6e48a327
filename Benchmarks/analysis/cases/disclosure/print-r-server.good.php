<?php
add_action( 'wp_footer', function () {
	echo '<!-- ' . esc_html( get_bloginfo( 'version' ) ) . ' -->';
} );
