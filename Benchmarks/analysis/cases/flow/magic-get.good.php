<?php
class Acme_Params {
	public function __get( $name ) {
		return sanitize_html_class( $_REQUEST[ $name ] );
	}
}
$p = new Acme_Params();
echo $p->title;
