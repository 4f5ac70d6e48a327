<?php
global $wpdb;
$ids          = array_map( 'intval', (array) $_POST['ids'] );
$placeholders = implode( ', ', array_fill( 0, count( $ids ), '%d' ) );
$wpdb->query( $wpdb->prepare( "DELETE FROM {$wpdb->prefix}acme WHERE id IN ( $placeholders )", ...$ids ) );
