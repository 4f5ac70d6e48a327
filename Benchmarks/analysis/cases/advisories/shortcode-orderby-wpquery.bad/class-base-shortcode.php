<?php
abstract class Acme_Base_Shortcode {
	protected $atts = array();

	public function __construct() {
		add_shortcode( $this->tag(), array( $this, 'run' ) );
	}

	abstract protected function tag();
	abstract protected function output();

	public function run( $atts ) {
		$this->atts = shortcode_atts( $this->defaults(), $atts, $this->tag() );
		return $this->output();
	}

	protected function defaults() {
		return array( 'orderby' => 'name', 'limit' => 10 );
	}
}
