<?php
class Acme_Steps {
	private $steps = array( 'one', 'two' );
	public function run() {
		foreach ( $this->steps as $step ) {
			call_user_func( array( $this, 'step_' . $step ) );
		}
	}
	public function step_one() {}
	public function step_two() {}
}
