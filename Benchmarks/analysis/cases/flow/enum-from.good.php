<?php
enum Acme_Size: string {
	case Small = 'small';
	case Large = 'large';
}
$size = Acme_Size::from( $_GET['size'] );
echo $size->value;
