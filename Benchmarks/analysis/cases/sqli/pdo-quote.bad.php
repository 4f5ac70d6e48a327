<?php
$pdo = new PDO( 'sqlite:shop.db' );
$pdo->query( "SELECT * FROM items WHERE name = '" . trim( $_GET['name'] ) . "'" );
