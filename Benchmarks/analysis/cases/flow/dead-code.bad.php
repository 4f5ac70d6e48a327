<?php
$debug = isset( $_GET['debug'] );
if ( $debug ) {
	echo $_GET['x'];
}
