<?php
function acme_read( &$out ) {
	$out = $_POST['text'];
}
acme_read( $text );
echo $text;
