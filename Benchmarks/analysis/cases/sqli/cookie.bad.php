<?php
global $wpdb;
$cart = stripslashes( $_COOKIE['acme_cart'] );
$wpdb->get_row( "SELECT * FROM {$wpdb->prefix}carts WHERE hash = '$cart'" );
