<?php
/**
 * Plugin Name: License
 */
require __DIR__ . '/class-ajax.php';
require __DIR__ . '/class-license.php';
( new Acme_License_Action() )->register();
