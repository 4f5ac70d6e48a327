<?php
add_action( 'admin_notices', 'acme_logo' );
function acme_logo() {
	echo '<div>' . file_get_contents( __DIR__ . '/images/logo.svg' ) . '</div>';
}
