<?php
add_action( 'init', function () {
	register_block_type( 'acme/card', array(
		'attributes'      => array( 'heading' => array( 'type' => 'string' ) ),
		'render_callback' => 'acme_render_card',
	) );
} );
function acme_render_card( $attributes, $content ) {
	return '<div class="card"><h3>' . $attributes['heading'] . '</h3>' . $content . '</div>';
}
