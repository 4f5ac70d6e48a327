<?php
global $wpdb;
$wpdb->query( "INSERT INTO {$wpdb->prefix}votes (post, points) VALUES (" . $_POST['post'] . ', ' . $_POST['points'] . ')' );
