<?php
$args = wp_parse_args( $_GET, array( 'size' => 'small' ) );
echo '<b class="' . esc_attr( $args['size'] ) . '">';
