<?php
add_action( 'admin_post_acme_csv', function () {
	check_admin_referer( 'acme_csv' );
	header( 'Content-Type: text/csv' );
	header( 'Content-Disposition: attachment; filename=acme.csv' );
	fputcsv( fopen( 'php://output', 'w' ), array( wp_unslash( $_POST['title'] ) ) );
	exit;
} );
