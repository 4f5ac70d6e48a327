<?php
$args = wp_parse_args( $_GET, array( 'size' => 'small' ) );
echo '<b class="' . $args['size'] . '">';
