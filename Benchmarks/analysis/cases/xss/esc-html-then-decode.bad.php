<?php
$title = esc_html( wp_unslash( $_GET['title'] ) );
echo '<h2>' . wp_specialchars_decode( $title, ENT_QUOTES ) . '</h2>';
