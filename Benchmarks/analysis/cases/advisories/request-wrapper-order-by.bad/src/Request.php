<?php
namespace Acme\Leads;

class Request {
	private $data;

	public function __construct() {
		$this->data = wp_unslash( $_REQUEST );
	}

	public function get( $key, $default = null ) {
		return isset( $this->data[ $key ] ) ? $this->data[ $key ] : $default;
	}

	public function int( $key ) {
		return (int) $this->get( $key, 0 );
	}
}
