<?php
require_once __DIR__ . '/trait-query.php';

class Acme_Booking {
	use Acme_Query;

	protected $table = 'acme_bookings';
}
