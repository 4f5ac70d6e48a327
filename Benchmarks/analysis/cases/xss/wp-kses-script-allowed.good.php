<?php
$allowed = array(
	'p' => array(),
	'a' => array( 'href' => true ),
);
echo wp_kses( wp_unslash( $_POST['bio'] ), $allowed );
