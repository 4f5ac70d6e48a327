<?php
$email = filter_var( $_POST['email'], FILTER_VALIDATE_EMAIL );
if ( $email ) {
	mail( 'office@example.com', 'Contact', 'Hello', 'Reply-To: ' . $email );
}
