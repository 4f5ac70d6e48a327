<?php
/**
 * Plugin Name: CRM
 */
require_once __DIR__ . '/Security.php';
require_once __DIR__ . '/Contacts.php';
( new Acme\Crm\Contacts() )->hooks();
