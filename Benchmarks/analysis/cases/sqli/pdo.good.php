<?php
$pdo  = new PDO( 'mysql:host=localhost;dbname=shop', 'shop', getenv( 'SHOP_PASSWORD' ) );
$stmt = $pdo->prepare( 'DELETE FROM items WHERE sku = :sku' );
$stmt->execute( array( ':sku' => stripslashes( $_POST['sku'] ) ) );
