<?php
class Acme_Export {
	public function __construct() {
		add_action( 'init', array( $this, 'maybe_export' ) );
	}

	public function maybe_export() {
		if ( ! isset( $_GET['acme_export'] ) ) {
			return;
		}
		header( 'Content-Type: text/csv' );
		header( 'Content-Disposition: attachment; filename=customers.csv' );
		$out = fopen( 'php://output', 'w' );
		foreach ( get_users( array( 'role' => 'customer' ) ) as $user ) {
			fputcsv( $out, array( $user->ID, $user->user_email ) );
		}
		fclose( $out );
		exit;
	}
}
new Acme_Export();
