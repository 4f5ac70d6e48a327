<?php
$from = $_POST['from'];
mail( 'shop@example.com', 'Order', 'text', '', '-f' . $from );
