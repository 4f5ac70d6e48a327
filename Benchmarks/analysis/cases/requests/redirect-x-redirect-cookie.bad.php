<?php
if ( isset( $_COOKIE['acme_last'] ) ) {
	wp_redirect( $_COOKIE['acme_last'] );
	exit;
}
