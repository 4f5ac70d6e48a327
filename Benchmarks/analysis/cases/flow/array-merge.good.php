<?php
$settings = array_merge( $_GET, array( 'color' => 'red' ) );
echo '<i class="' . $settings['color'] . '">';
