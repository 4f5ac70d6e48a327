<?php
$next = $_POST['next'];
wp_redirect( home_url( '/account/' . rawurlencode( $next ) ) );
exit;
