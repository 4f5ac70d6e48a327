<?php
$heading = apply_filters( 'acme_heading', $_GET['heading'] );
echo '<h2>' . esc_html( $heading ) . '</h2>';
