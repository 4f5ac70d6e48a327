<?php
/**
 * Plugin Name: Acme
 */
require_once __DIR__ . '/functions.php';
