<?php
add_filter( 'cron_schedules', function ( $schedules ) {
	$schedules['seldom'] = array( 'interval' => 3600 );
	return $schedules;
} );
