<?php
namespace Acme\Stock;

class Container {
	private $factories = array();
	private $instances = array();

	public function set( $id, callable $factory ) {
		$this->factories[ $id ] = $factory;
	}

	public function get( $id ) {
		if ( ! isset( $this->instances[ $id ] ) ) {
			$this->instances[ $id ] = call_user_func( $this->factories[ $id ], $this );
		}
		return $this->instances[ $id ];
	}
}
