<?php
register_block_type( 'acme/bar', array( 'render_callback' => 'acme_bar_render' ) );
function acme_bar_render( $attributes ) {
	$color = isset( $attributes['color'] ) ? $attributes['color'] : 'red';
	return sprintf( '<div style="background:%s"></div>', $color );
}
