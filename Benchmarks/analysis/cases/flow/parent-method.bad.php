<?php
class Acme_P {
	protected function clean( $v ) {
		return trim( $v );
	}
}
class Acme_C extends Acme_P {
	protected function clean( $v ) {
		return parent::clean( $v ) . '.';
	}
	public function go() {
		echo $this->clean( $_GET['v'] );
	}
}
( new Acme_C() )->go();
