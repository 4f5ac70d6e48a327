<?php
$settings = array( 'title' => wp_unslash( $_GET['title'] ) );
echo "<div data-settings='" . esc_attr( wp_json_encode( $settings ) ) . "'></div>";
