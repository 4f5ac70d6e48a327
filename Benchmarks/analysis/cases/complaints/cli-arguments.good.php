<?php
if ( PHP_SAPI !== 'cli' ) {
	exit;
}
foreach ( $_SERVER['argv'] as $argument ) {
	print 'Unknown argument ' . $argument . "\n";
}
