<?php
if ( md5( $_POST['token'] ) == get_option( 'acme_token_hash' ) ) {
	acme_unlock();
}
