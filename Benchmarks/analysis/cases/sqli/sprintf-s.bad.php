<?php
global $wpdb;
$wpdb->get_row( sprintf( 'SELECT * FROM %sacme WHERE id = %s', $wpdb->prefix, $_GET['id'] ) );
