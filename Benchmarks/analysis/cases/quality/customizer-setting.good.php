<?php
function shop_customize( $wp_customize ) {
	$wp_customize->add_setting( 'shop_color', array( 'default' => 'red', 'sanitize_callback' => 'sanitize_key' ) );
}
