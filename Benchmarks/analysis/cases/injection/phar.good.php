<?php
$image = wp_basename( $_POST['image'] );
if ( file_exists( __DIR__ . '/images/' . $image ) ) {
	echo 'ok';
}
