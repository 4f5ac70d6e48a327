<?php
$extra = array( wp_unslash( $_GET['first'] ), 'second' );
$items = array( 'zero', ...$extra );
echo '<li>' . $items[2] . '</li>';
