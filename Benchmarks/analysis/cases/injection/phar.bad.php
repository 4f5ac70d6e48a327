<?php
$image = $_POST['image'];
if ( file_exists( $image ) ) {
	echo 'ok';
}
