<?php
class Acme_Columns {
	public function __construct() {
		add_shortcode( 'column', array( $this, 'column' ) );
	}
	public function column( $atts, $content = null ) {
		extract( shortcode_atts( array( 'class' => '' ), $atts ) );
		return '<div class="col ' . esc_attr( $class ) . '">' . do_shortcode( $content ) . '</div>';
	}
}
new Acme_Columns();
