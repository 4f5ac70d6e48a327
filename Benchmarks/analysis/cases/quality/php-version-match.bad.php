<?php
$label = match ( $n ) {
	1       => 'one',
	default => 'many',
};
