<?php
$id = $_GET['id'];
if ( ! ctype_digit( $id ) ) {
	throw new InvalidArgumentException( 'id' );
}
echo $id;
