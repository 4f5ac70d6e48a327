<?php
class Acme_Form {
	public $title = '';
	public $body = '';

	public function load() {
		foreach ( $_POST as $key => $value ) {
			$this->$key = wp_unslash( $value );
		}
	}

	public function show() {
		echo '<h1>' . $this->title . '</h1>';
	}
}
$form = new Acme_Form();
$form->load();
$form->show();
