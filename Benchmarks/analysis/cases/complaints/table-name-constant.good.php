<?php
define( 'ACME_TABLE', 'acme_items' );
global $wpdb;
$rows = $wpdb->get_results( 'SELECT * FROM ' . $wpdb->prefix . ACME_TABLE );
