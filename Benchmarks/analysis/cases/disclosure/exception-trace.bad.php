<?php
try {
	acme_connect();
} catch ( Exception $e ) {
	echo esc_html( $e->getTraceAsString() );
}
