<?php
function acme_result_notice() {
	printf( '<p>' . _n( '%d item was found.', '%d items were found.', (int) $_GET['found'], 'acme' ) . '</p>', $_GET['found'] );
}
add_action( 'admin_notices', 'acme_result_notice' );
