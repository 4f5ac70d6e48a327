<?php
class Acme_Params {
	public function __get( $name ) {
		return $_REQUEST[ $name ];
	}
}
$p = new Acme_Params();
echo $p->title;
