<?php
global $wpdb;
$id = $_GET['id'];
settype( $id, 'integer' );
$wpdb->get_row( "SELECT * FROM {$wpdb->prefix}acme WHERE id = $id" );
