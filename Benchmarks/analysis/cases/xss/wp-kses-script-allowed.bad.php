<?php
$allowed = array(
	'p'      => array(),
	'script' => array( 'src' => true ),
);
echo wp_kses( wp_unslash( $_POST['bio'] ), $allowed );
