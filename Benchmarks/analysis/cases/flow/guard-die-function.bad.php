<?php
function acme_warn() {
	echo 'bad input';
}
$n = $_GET['n'];
if ( ! ctype_alnum( $n ) ) {
	acme_warn();
}
echo $n;
