<?php
namespace Acme\Rooms;

class Loader {
	private $shortcodes = array();

	public function add_shortcode( $tag, $component, $callback ) {
		$this->shortcodes[] = array( 'tag' => $tag, 'component' => $component, 'callback' => $callback );
	}

	public function run() {
		foreach ( $this->shortcodes as $shortcode ) {
			add_shortcode( $shortcode['tag'], array( $shortcode['component'], $shortcode['callback'] ) );
		}
	}
}
