<?php
$defaults = array( 'title' => 'None' );
$title = &$defaults['title'];
if ( isset( $_GET['title'] ) ) {
	$title = wp_unslash( $_GET['title'] );
}
echo '<h1>' . $defaults['title'] . '</h1>';
