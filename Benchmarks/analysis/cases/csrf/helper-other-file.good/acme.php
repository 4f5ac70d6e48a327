<?php
/**
 * Plugin Name: Acme
 */
require_once __DIR__ . '/includes/security.php';
require_once __DIR__ . '/includes/actions.php';
