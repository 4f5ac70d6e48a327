<?php
class Acme_Router {
	public function go() {
		$class  = 'new' === $_GET['class'] ? 'Acme_New' : 'Acme_Old';
		$object = new $class();
		return $object->run();
	}
}
( new Acme_Router() )->go();
