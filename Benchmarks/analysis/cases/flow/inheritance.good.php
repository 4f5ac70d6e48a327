<?php
abstract class Acme_Base {
	abstract protected function text();
	public function show() {
		echo '<p>' . $this->text() . '</p>';
	}
}
class Acme_Child extends Acme_Base {
	protected function text() {
		return esc_html( $_GET['text'] );
	}
}
( new Acme_Child() )->show();
