<?php
trait Acme_Input {
	protected function input( $key ) {
		return esc_attr( $_POST[ $key ] ?? '' );
	}
}
class Acme_Form {
	use Acme_Input;
	public function field() {
		echo '<input value="' . $this->input( 'name' ) . '">';
	}
}
( new Acme_Form() )->field();
