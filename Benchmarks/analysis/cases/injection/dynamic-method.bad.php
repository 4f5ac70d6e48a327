<?php
class Acme_Router {
	public function go() {
		$class  = $_GET['class'];
		$object = new $class();
		return $object->run();
	}
}
( new Acme_Router() )->go();
