<?php
$from = sanitize_email( $_POST['from'] );
wp_mail( 'shop@example.com', 'Order', 'text' );
