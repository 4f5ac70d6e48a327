<?php
$ext = pathinfo( $_FILES['f']['name'], PATHINFO_EXTENSION );
if ( 'php' !== $ext ) {
	move_uploaded_file( $_FILES['f']['tmp_name'], __DIR__ . '/in/' . basename( $_FILES['f']['name'] ) );
}
