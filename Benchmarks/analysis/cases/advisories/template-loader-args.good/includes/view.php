<?php
class Acme_View {
	protected $vars = array();

	public function assign( $name, $value ) {
		$this->vars[ $name ] = $value;
		return $this;
	}

	public function display( $view ) {
		extract( $this->vars );
		include plugin_dir_path( __FILE__ ) . '../views/' . $view . '.php';
	}
}
