<?php
$size = $_GET['size'];
switch ( $size ) {
	case 'small':
	case 'large':
		break;
	default:
		echo 'unknown';
}
echo '<p class="' . $size . '">';
