<?php
global $wpdb;
$email = wp_unslash( $_POST['email'] );
$found = $wpdb->get_var( $wpdb->prepare( "SELECT COUNT(*) FROM {$wpdb->prefix}subscribers WHERE email = %s", $email ) );
