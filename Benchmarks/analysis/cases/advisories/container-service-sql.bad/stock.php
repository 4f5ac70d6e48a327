<?php
/**
 * Plugin Name: Stock
 */
namespace Acme\Stock;

require_once __DIR__ . '/src/Container.php';
require_once __DIR__ . '/src/StockRepository.php';
require_once __DIR__ . '/src/StockController.php';

$container = new Container();
$container->set(
	'stock',
	function () {
		global $wpdb;
		return new StockRepository( $wpdb );
	}
);
( new StockController( $container ) )->register();
