<?php
global $wpdb;
$ids = implode( ',', array_map( 'absint', $_POST['ids'] ) );
$wpdb->query( "DELETE FROM {$wpdb->prefix}acme WHERE id IN ($ids)" );
