<?php
/**
 * Plugin Name: Campaigns
 */
require_once __DIR__ . '/class-base.php';
require_once __DIR__ . '/class-delete.php';

add_action( 'rest_api_init', function () {
	foreach ( array( new Acme_Delete_Route() ) as $route ) {
		$route->register();
	}
} );
