<?php
enum Acme_Size: string {
	case Small = 'small';
	case Large = 'large';
}
$size = $_GET['size'];
echo Acme_Size::tryFrom( $size ) ? 'ok' : $size;
