<?php
namespace Acme\Blocks;

class Heading {
	public function register() {
		register_block_type(
			'acme/heading',
			array(
				'attributes'      => array(
					'tag'   => array( 'type' => 'string', 'default' => 'h2' ),
					'title' => array( 'type' => 'string' ),
				),
				'render_callback' => array( $this, 'render' ),
			)
		);
	}

	public function render( $attributes ) {
		$tag   = $attributes['tag'] ?? 'h2';
		$title = $attributes['title'] ?? '';
		return sprintf( '<%1$s class="acme">%2$s</%1$s>', tag_escape( $tag ), esc_html( $title ) );
	}
}
add_action( 'init', array( new Heading(), 'register' ) );
