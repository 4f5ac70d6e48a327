<?php
final class Acme_Counter {
	private $n = 0;
	public function up() {
		++$this->n;
		$this->notify();
	}
}
