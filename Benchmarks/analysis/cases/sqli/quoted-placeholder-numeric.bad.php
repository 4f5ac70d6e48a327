<?php
global $wpdb;
$wpdb->query( $wpdb->prepare( 'DELETE FROM ' . $wpdb->prefix . 'acme WHERE slug = %1$s', wp_unslash( $_GET['slug'] ) ) );
