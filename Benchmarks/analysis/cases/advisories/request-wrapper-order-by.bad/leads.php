<?php
/**
 * Plugin Name: Leads
 */
require_once __DIR__ . '/src/Request.php';
require_once __DIR__ . '/src/Repository.php';
require_once __DIR__ . '/src/Controller.php';

new Acme\Leads\Controller( new Acme\Leads\Request(), new Acme\Leads\Repository() );
