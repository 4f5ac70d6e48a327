<?php
return array(
	'title' => $_GET['title'],
	'size'  => 4,
);
