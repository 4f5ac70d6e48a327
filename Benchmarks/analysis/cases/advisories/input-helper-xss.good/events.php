<?php
/**
 * Plugin Name: Events
 */
require_once __DIR__ . '/helper.php';
require_once __DIR__ . '/page.php';
