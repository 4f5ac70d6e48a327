<?php
function acme_set() {
	global $acme_message;
	$acme_message = esc_html( $_GET['m'] );
}
function acme_get() {
	global $acme_message;
	echo $acme_message;
}
acme_set();
acme_get();
