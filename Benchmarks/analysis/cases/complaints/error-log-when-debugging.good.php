<?php
if ( defined( 'WP_DEBUG' ) && WP_DEBUG ) {
	error_log( 'acme: cache was empty' );
}
