<?php
$args = array(
	'post_type' => 'page',
	'order'     => 'ASC',
	'post_type' => 'post',
);
