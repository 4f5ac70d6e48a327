<?php
global $wpdb;
$wpdb->hide_errors();
