<?php
$password = 'Tr0ub4dor&3x!';
$db       = new mysqli( 'db.example.com', 'acme', $password, 'acme' );
