<?php
if ( isset( $_COOKIE['acme_last'] ) ) {
	wp_redirect( get_permalink( (int) $_COOKIE['acme_last'] ) );
	exit;
}
