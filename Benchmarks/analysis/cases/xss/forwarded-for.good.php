<?php
function acme_client_ip() {
	return $_SERVER['REMOTE_ADDR'];
}
echo '<input type="hidden" name="ip" value="' . acme_client_ip() . '">';
