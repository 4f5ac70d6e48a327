<?php
$pdo = new PDO( 'sqlite:shop.db' );
$pdo->query( 'SELECT * FROM items WHERE name = ' . $pdo->quote( trim( $_GET['name'] ) ) );
