<?php
$base = $_GET['server'];
wp_remote_get( $base . '/geocode?q=Paris' );
