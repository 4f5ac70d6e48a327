<?php
global $wpdb;
$cart = preg_replace( '/[^a-f0-9]/', '', $_COOKIE['acme_cart'] );
$wpdb->get_row( "SELECT * FROM {$wpdb->prefix}carts WHERE hash = '$cart'" );
