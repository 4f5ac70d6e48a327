<?php
$name = sanitize_file_name( $_FILES['photo']['name'] );
$size = $_FILES['photo']['size'];
if ( $size < 100000 ) {
	move_uploaded_file( $_FILES['photo']['tmp_name'], __DIR__ . '/photos/' . $name );
}
