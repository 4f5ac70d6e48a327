<?php
require 'lib.php';
global $wpdb;
$id = Acme_Clean::id( $_GET['id'] );
$wpdb->get_row( "SELECT * FROM {$wpdb->prefix}acme WHERE id = $id" );
