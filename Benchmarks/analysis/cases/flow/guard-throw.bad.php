<?php
$id = $_GET['id'];
if ( ! $id ) {
	throw new InvalidArgumentException( 'id' );
}
echo $id;
