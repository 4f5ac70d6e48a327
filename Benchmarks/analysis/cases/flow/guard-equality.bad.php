<?php
$v = $_GET['v'];
if ( 'yes' !== $v ) {
	echo $v;
}
