<?php
global $wpdb;
$slugs = (array) wp_unslash( $_GET['slugs'] );
$in    = implode( ',', array_fill( 0, count( $slugs ), '%s' ) );
$rows  = $wpdb->get_results( $wpdb->prepare( "SELECT * FROM $wpdb->terms WHERE slug IN ($in)", $slugs ) );
