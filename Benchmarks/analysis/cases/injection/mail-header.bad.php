<?php
$headers = 'From: ' . $_POST['name'] . ' <' . $_POST['email'] . ">\r\n";
mail( 'office@example.com', 'Contact', 'Hello', $headers );
