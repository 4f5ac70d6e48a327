<?php
$headers = 'From: ' . sanitize_text_field( $_POST['name'] ) . ' <' . sanitize_email( $_POST['email'] ) . ">\r\n";
mail( 'office@example.com', 'Contact', 'Hello', $headers );
