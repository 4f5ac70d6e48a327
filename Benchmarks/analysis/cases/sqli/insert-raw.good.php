<?php
global $wpdb;
$wpdb->insert( $wpdb->prefix . 'votes', array( 'post' => $_POST['post'], 'points' => $_POST['points'] ), array( '%d', '%d' ) );
