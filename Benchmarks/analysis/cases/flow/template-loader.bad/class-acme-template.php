<?php
class Acme_Template {
	public static function render( $name, array $args = array() ) {
		extract( $args, EXTR_SKIP );
		require plugin_dir_path( __FILE__ ) . 'views/' . $name . '.php';
	}
}
