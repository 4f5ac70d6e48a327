<?php
function acme_read( &$out ) {
	$out = (int) $_POST['text'];
}
acme_read( $text );
echo $text;
