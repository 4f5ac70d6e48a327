<?php
$ext = pathinfo( $_FILES['f']['name'], PATHINFO_EXTENSION );
if ( 'csv' === $ext ) {
	move_uploaded_file( $_FILES['f']['tmp_name'], __DIR__ . '/in/import.csv' );
}
