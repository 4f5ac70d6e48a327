<?php
$colors = array( 'red', 'green' );
echo esc_attr( $colors[ rand( 0, 1 ) ] );
