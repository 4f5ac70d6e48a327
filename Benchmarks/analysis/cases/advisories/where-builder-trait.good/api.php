<?php
/**
 * Plugin Name: Bookings
 */
require_once __DIR__ . '/class-booking.php';

add_action(
	'rest_api_init',
	function () {
		register_rest_route(
			'acme/v1',
			'/bookings/(?P<code>.+)',
			array(
				'methods'             => 'GET',
				'callback'            => 'acme_booking_by_code',
				'permission_callback' => '__return_true',
			)
		);
	}
);

function acme_booking_by_code( $request ) {
	$booking = new Acme_Booking();
	$rows    = $booking->where( 'code', $request['code'] )->get();
	return new WP_REST_Response( array( 'found' => count( $rows ) ) );
}
