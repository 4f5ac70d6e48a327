<?php
global $wpdb;
$wpdb->get_row( sprintf( 'SELECT * FROM %sacme WHERE id = %d', $wpdb->prefix, $_GET['id'] ) );
