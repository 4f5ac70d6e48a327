<?php
function acme_stop() {
	echo 'bad input';
	exit;
}
$n = $_GET['n'];
if ( ! ctype_alnum( $n ) ) {
	acme_stop();
}
echo $n;
