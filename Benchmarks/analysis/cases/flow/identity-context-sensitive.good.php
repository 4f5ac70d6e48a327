<?php
function acme_wrap( $text ) {
	return '<p>' . $text . '</p>';
}
$clean = acme_wrap( 'Hello' );
$dirty = acme_wrap( $_GET['msg'] );
echo $clean;
