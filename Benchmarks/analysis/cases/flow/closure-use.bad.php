<?php
$title = $_GET['title'];
$show  = function () use ( $title ) {
	echo $title;
};
$show();
