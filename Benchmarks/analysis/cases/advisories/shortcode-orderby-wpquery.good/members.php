<?php
/**
 * Plugin Name: Members
 */
require_once __DIR__ . '/class-base-shortcode.php';
require_once __DIR__ . '/class-members-shortcode.php';
new Acme_Members_Shortcode();
