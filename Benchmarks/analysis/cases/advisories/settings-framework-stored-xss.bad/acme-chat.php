<?php
/**
 * Plugin Name: Chat
 */
require __DIR__ . '/class-settings.php';
require __DIR__ . '/class-widget.php';
new Acme_Chat_Widget( new Acme_Chat_Settings() );
