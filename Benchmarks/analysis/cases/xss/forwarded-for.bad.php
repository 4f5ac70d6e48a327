<?php
function acme_client_ip() {
	return isset( $_SERVER['HTTP_X_FORWARDED_FOR'] ) ? $_SERVER['HTTP_X_FORWARDED_FOR'] : $_SERVER['REMOTE_ADDR'];
}
echo '<input type="hidden" name="ip" value="' . acme_client_ip() . '">';
