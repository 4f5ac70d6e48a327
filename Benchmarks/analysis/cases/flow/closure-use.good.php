<?php
$title = esc_html( $_GET['title'] );
$show  = function () use ( $title ) {
	echo $title;
};
$show();
