<?php
global $wpdb;
$ids = implode( ',', $_POST['ids'] );
$wpdb->query( "DELETE FROM {$wpdb->prefix}acme WHERE id IN ($ids)" );
