<?php
function acme_fail() {
	debug_print_backtrace();
	exit;
}
