<?php
$width = wp_unslash( $_GET['width'] );
echo '<div data-width="' . esc_attr( $width ) . '">';
