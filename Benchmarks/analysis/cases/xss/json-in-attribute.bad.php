<?php
$settings = array( 'title' => wp_unslash( $_GET['title'] ) );
echo "<div data-settings='" . wp_json_encode( $settings ) . "'></div>";
