<?php
switch ( $_GET['tab'] ) {
	case 'a':
		$file = 'a.php';
		break;
	default:
		$file = $_GET['tab'] . '.php';
}
include __DIR__ . '/' . $file;
