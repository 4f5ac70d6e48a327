<?php
$pdo  = new PDO( 'sqlite:shop.db' );
$stmt = $pdo->prepare( "SELECT * FROM items WHERE name = '" . $_GET['name'] . "'" );
$stmt->execute();
