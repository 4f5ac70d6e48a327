<?php
global $wpdb;
$table = $wpdb->prefix . 'acme_items';
$count = $wpdb->get_var( "SELECT COUNT(*) FROM {$table}" );
