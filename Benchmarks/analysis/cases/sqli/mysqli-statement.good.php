<?php
$db   = new mysqli( DB_HOST, DB_USER, DB_PASSWORD, DB_NAME );
$stmt = $db->prepare( 'SELECT * FROM users WHERE id = ?' );
$stmt->bind_param( 'i', $_GET['id'] );
$stmt->execute();
