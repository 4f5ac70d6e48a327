<?php
spl_autoload_register( function ( $class ) {
	if ( 0 === strpos( $class, 'Acme\\' ) ) {
		$file = __DIR__ . '/src/' . str_replace( '\\', '/', substr( $class, 5 ) ) . '.php';
		if ( file_exists( $file ) ) {
			require $file;
		}
	}
} );
