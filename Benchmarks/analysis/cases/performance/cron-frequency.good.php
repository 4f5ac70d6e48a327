<?php
add_filter( 'cron_schedules', function ( $schedules ) {
	$schedules['acme'] = array( 'interval' => 6 * HOUR_IN_SECONDS, 'display' => 'Four times a day' );
	return $schedules;
} );
