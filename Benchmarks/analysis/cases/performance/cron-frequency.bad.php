<?php
add_filter( 'cron_schedules', function ( $schedules ) {
	$schedules['acme'] = array( 'interval' => 60, 'display' => 'Each minute' );
	return $schedules;
} );
