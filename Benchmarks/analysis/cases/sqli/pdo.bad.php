<?php
$pdo = new PDO( 'mysql:host=localhost;dbname=shop', 'shop', getenv( 'SHOP_PASSWORD' ) );
$pdo->exec( "DELETE FROM items WHERE sku = '" . stripslashes( $_POST['sku'] ) . "'" );
