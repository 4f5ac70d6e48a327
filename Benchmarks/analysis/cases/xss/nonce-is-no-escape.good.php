<?php
if ( wp_verify_nonce( $_GET['_wpnonce'], 'acme_preview' ) ) {
	echo '<h2>' . esc_html( $_GET['heading'] ) . '</h2>';
}
