<?php
global $wpdb;
$id  = $_POST['id'];
$row = $wpdb->get_row( "SELECT * FROM {$wpdb->prefix}acme WHERE id = $id" );
$id  = (int) $id;
