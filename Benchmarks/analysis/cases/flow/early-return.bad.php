<?php
function acme_n() {
	$n = $_GET['n'];
	if ( is_numeric( $n ) ) {
		return;
	}
	echo $n;
}
acme_n();
