<?php
$zip = new ZipArchive();
$zip->open( $_FILES['import']['tmp_name'] );
for ( $i = 0; $i < $zip->numFiles; $i++ ) {
	$name = $zip->getNameIndex( $i );
	file_put_contents( WP_CONTENT_DIR . '/import/' . $name, $zip->getFromIndex( $i ) );
}
