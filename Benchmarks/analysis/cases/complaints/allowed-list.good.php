<?php
$tab  = isset( $_GET['tab'] ) ? $_GET['tab'] : 'general';
$tabs = array( 'general' => 'General', 'more' => 'More' );
if ( ! array_key_exists( $tab, $tabs ) ) {
	$tab = 'general';
}
echo '<h2>' . $tabs[ $tab ] . '</h2><input type="hidden" name="tab" value="' . $tab . '">';
