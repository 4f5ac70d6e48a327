<?php
function acme_check_login( $user, $pass ) {
	return hash( 'md5', $pass ) === $user->password_hash;
}
