<?php
$data = array(
	'title' => esc_html( $_GET['title'] ),
	'body'  => $_GET['body'],
);
echo '<h1>' . $data['title'] . '</h1><p>' . $data['body'] . '</p>';
