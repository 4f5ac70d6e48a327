<?php
namespace Acme\Elementor;

class Title extends \Elementor\Widget_Base {
	public function get_name() {
		return 'acme-title';
	}

	protected function render() {
		$settings = $this->get_settings_for_display();
		$tag = $settings['title_tag'];
		echo '<' . $tag . ' class="title">' . wp_kses_post( $settings['title'] ) . '</' . $tag . '>';
	}
}
