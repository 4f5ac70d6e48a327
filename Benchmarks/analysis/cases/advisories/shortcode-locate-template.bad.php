<?php
class Acme_Listing {
	public function __construct() {
		add_shortcode( 'acme_listing', array( $this, 'render' ) );
	}

	private function template( $name ) {
		$path = locate_template( 'acme/' . $name . '.php' );
		return $path ? $path : __DIR__ . '/views/' . $name . '.php';
	}

	public function render( $atts ) {
		$atts = shortcode_atts( array( 'view' => 'grid' ), $atts );
		$view = $atts['view'];
		ob_start();
		include $this->template( $view );
		return ob_get_clean();
	}
}
new Acme_Listing();
