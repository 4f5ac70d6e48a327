<?php
$size = $_GET['size'];
switch ( $size ) {
	case 'small':
	case 'large':
		break;
	default:
		$size = 'small';
}
echo '<p class="' . $size . '">';
