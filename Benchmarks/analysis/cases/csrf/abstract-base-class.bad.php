<?php
abstract class Acme_Action {
	public function register() {
		add_action( 'wp_ajax_' . $this->name(), array( $this, 'run' ) );
	}
	public function run() {
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( -1 );
		}
		$this->execute();
	}
	abstract protected function name();
	abstract protected function execute();
}
class Acme_Empty_Action extends Acme_Action {
	protected function name() {
		return 'acme_empty';
	}
	protected function execute() {
		delete_option( 'acme_items' );
	}
}
( new Acme_Empty_Action() )->register();
