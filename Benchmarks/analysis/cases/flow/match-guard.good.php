<?php
$label = match ( $_GET['l'] ?? '' ) {
	'a'     => 'Alpha',
	default => 'none',
};
echo $label;
