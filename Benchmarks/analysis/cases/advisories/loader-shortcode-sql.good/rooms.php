<?php
/**
 * Plugin Name: Rooms
 */
namespace Acme\Rooms;

require_once __DIR__ . '/class-loader.php';
require_once __DIR__ . '/class-front.php';

$loader = new Loader();
$front  = new Front();
$loader->add_shortcode( 'acme_rooms', $front, 'rooms' );
$loader->run();
