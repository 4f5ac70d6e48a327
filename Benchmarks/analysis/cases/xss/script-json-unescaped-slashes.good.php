<?php
$state = array( 'search' => wp_unslash( $_GET['s'] ) );
echo '<script>var state = ' . wp_json_encode( $state, JSON_HEX_TAG | JSON_UNESCAPED_SLASHES ) . ';</script>';
