<?php
switch ( $a ) {
	case 'x':
		$b = 1;
		break;
	case 'x':
		$b = 2;
		break;
}
