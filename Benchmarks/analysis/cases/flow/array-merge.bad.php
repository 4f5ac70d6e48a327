<?php
$settings = array_merge( array( 'color' => 'red' ), $_GET );
echo '<i class="' . $settings['color'] . '">';
