<?php
class Acme_Tag {
	public function __construct( private string $name, private string $label = '' ) {}
	public function render(): void {
		echo '<em>' . $this->name . '</em>';
	}
}
( new Acme_Tag( $_GET['tag'] ) )->render();
