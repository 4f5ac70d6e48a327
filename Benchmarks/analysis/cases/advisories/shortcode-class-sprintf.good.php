<?php
class Acme_Button_Shortcode {
	protected $tag = 'acme_button';

	public function __construct() {
		add_shortcode( $this->tag, array( $this, 'output' ) );
	}

	public function output( $atts, $content = null ) {
		$atts = shortcode_atts(
			array(
				'class' => '',
				'url'   => '#',
				'label' => 'Read more',
			),
			$atts,
			$this->tag
		);
		return sprintf( '<a class="btn %s" href="%s">%s</a>', esc_attr( $atts['class'] ), esc_url( $atts['url'] ), esc_html( $atts['label'] ) );
	}
}
new Acme_Button_Shortcode();
