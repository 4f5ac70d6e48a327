<?php
$args = array(
	'post_type' => 'page',
	'order'     => 'ASC',
);
