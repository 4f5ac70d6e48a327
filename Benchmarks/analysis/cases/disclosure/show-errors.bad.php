<?php
global $wpdb;
$wpdb->show_errors();
