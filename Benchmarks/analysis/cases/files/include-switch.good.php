<?php
switch ( $_GET['tab'] ) {
	case 'a':
		$file = 'a.php';
		break;
	default:
		$file = 'b.php';
}
include __DIR__ . '/' . $file;
