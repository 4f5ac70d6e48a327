<?php
switch ( $a ) {
	case 'x':
		$b = 1;
		break;
	case 'y':
		$b = 2;
		break;
}
