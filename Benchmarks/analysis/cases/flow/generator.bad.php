<?php
function acme_each() {
	foreach ( $_GET['list'] as $v ) {
		yield $v;
	}
}
foreach ( acme_each() as $v ) {
	echo $v;
}
