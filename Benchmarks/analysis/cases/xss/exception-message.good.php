<?php
try {
	if ( ! ctype_digit( $_GET['id'] ) ) {
		throw new Exception( 'Bad id ' . $_GET['id'] );
	}
} catch ( Exception $e ) {
	echo esc_html( $e->getMessage() );
}
