<?php
$db   = mysqli_connect( DB_HOST, DB_USER, DB_PASSWORD, DB_NAME );
$name = stripslashes( $_POST['name'] );
mysqli_query( $db, "SELECT * FROM users WHERE name = '$name'" );
