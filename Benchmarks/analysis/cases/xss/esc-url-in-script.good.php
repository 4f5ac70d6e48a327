<?php
$next = wp_unslash( $_GET['next'] );
echo '<script>setTimeout( function () { load( ' . wp_json_encode( esc_url_raw( $next ) ) . ' ); }, 10 );</script>';
