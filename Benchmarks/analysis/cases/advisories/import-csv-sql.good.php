<?php
add_action( 'admin_post_acme_import', 'acme_import' );

function acme_import() {
	global $wpdb;
	check_admin_referer( 'acme_import' );
	if ( ! current_user_can( 'import' ) ) {
		wp_die( 'No.' );
	}
	$handle = fopen( $_FILES['csv']['tmp_name'], 'r' );
	while ( false !== ( $row = fgetcsv( $handle ) ) ) {
		$wpdb->query( $wpdb->prepare( "INSERT INTO {$wpdb->prefix}acme_codes (code, percent) VALUES (%s, %d)", $row[0], $row[1] ) );
	}
	fclose( $handle );
	wp_safe_redirect( admin_url( 'admin.php?page=acme' ) );
	exit;
}
