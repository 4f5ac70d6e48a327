<?php
$rows = array();
if ( is_uploaded_file( $_FILES['csv']['tmp_name'] ) ) {
	$handle = fopen( $_FILES['csv']['tmp_name'], 'r' );
	while ( ( $row = fgetcsv( $handle ) ) !== false ) {
		$rows[] = array_map( 'sanitize_text_field', $row );
	}
	fclose( $handle );
}
