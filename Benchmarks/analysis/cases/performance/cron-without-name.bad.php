<?php
add_filter( 'cron_schedules', function ( $schedules ) {
	$schedules['often'] = array( 'interval' => 60 );
	return $schedules;
} );
