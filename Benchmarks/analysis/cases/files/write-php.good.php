<?php
$settings = $_POST['settings'];
file_put_contents( __DIR__ . '/config.json', wp_json_encode( array( 'settings' => $settings ) ) );
