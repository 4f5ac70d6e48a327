<?php
function acme_each() {
	foreach ( $_GET['list'] as $v ) {
		yield esc_html( $v );
	}
}
foreach ( acme_each() as $v ) {
	echo $v;
}
