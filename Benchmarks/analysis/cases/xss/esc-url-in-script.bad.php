<?php
$next = wp_unslash( $_GET['next'] );
echo '<script>setTimeout( function () { load( ' . esc_attr( $next ) . ' ); }, 10 );</script>';
