<?php
global $wpdb;
$status = is_super_admin() ? "'publish','private'" : "'publish'";
$ids    = $wpdb->get_col( "SELECT ID FROM $wpdb->posts WHERE post_status IN ($status)" );
