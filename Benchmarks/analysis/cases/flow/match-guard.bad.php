<?php
$label = match ( true ) {
	isset( $_GET['l'] ) => $_GET['l'],
	default             => 'none',
};
echo $label;
