<?php
global $wpdb;
$rows = $wpdb->get_results( "SELECT * FROM {$wpdb->prefix}acme WHERE cat = {$_POST['cat']}" );
