<?php
foreach ( array( 'acme_a', 'acme_b' ) as $k ) {
	$GLOBALS[ $k ] = sanitize_text_field( $_REQUEST[ $k ] );
}
