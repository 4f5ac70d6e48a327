<?php
function acme_sum( array $numbers ) {
	$total = 0;
	foreach ( $numbers as $number ) {
		$total += $number;
	}
	return $totall;
}
