<?php
add_action( 'admin_notices', 'acme_log' );
function acme_log() {
	echo '<pre>' . file_get_contents( WP_CONTENT_DIR . '/uploads/acme/visits.txt' ) . '</pre>';
}
