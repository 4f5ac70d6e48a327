<?php
namespace Acme\Elementor;

class Title extends \Elementor\Widget_Base {
	public function get_name() {
		return 'acme-title';
	}

	protected function render() {
		$settings = $this->get_settings_for_display();
		$tag = in_array( $settings['title_tag'], array( 'h1', 'h2', 'h3', 'div' ), true ) ? $settings['title_tag'] : 'h2';
		echo '<' . $tag . ' class="title">' . wp_kses_post( $settings['title'] ) . '</' . $tag . '>';
	}
}
