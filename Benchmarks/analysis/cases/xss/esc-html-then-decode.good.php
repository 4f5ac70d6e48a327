<?php
$title = wp_specialchars_decode( wp_unslash( $_GET['title'] ), ENT_QUOTES );
echo '<h2>' . esc_html( $title ) . '</h2>';
