<?php
if ( hash_equals( get_option( 'acme_token_hash' ), hash( 'sha256', $_POST['token'] ) ) ) {
	acme_unlock();
}
