<?php
/**
 * Plugin Name: Acme
 */
require __DIR__ . '/admin.php';
require __DIR__ . '/front.php';
