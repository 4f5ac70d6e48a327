<?php
$allowed = array(
	'a'      => array( 'href' => array(), 'title' => array() ),
	'strong' => array(),
);
echo wp_kses( wp_unslash( $_POST['text'] ), $allowed );
