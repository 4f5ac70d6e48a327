<?php
global $wpdb;
$slugs = (array) wp_unslash( $_GET['slugs'] );
$in    = "'" . implode( "','", $slugs ) . "'";
$rows  = $wpdb->get_results( "SELECT * FROM $wpdb->terms WHERE slug IN ($in)" );
