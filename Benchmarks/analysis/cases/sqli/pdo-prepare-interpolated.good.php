<?php
$pdo  = new PDO( 'sqlite:shop.db' );
$stmt = $pdo->prepare( 'SELECT * FROM items WHERE name = ?' );
$stmt->execute( array( $_GET['name'] ) );
