<?php
$name = sanitize_file_name( $_FILES['photo']['name'] );
$ext  = strtolower( pathinfo( $name, PATHINFO_EXTENSION ) );
if ( in_array( $ext, array( 'jpg', 'png' ), true ) ) {
	move_uploaded_file( $_FILES['photo']['tmp_name'], __DIR__ . '/photos/' . wp_generate_uuid4() . '.' . $ext );
}
