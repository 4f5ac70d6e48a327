<?php
if ( defined( 'WP_CLI' ) && WP_CLI ) {
	WP_CLI::add_command( 'acme', function ( $args ) {
		WP_CLI::line( $args[0] );
	} );
}
