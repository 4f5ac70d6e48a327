<?php
class Acme_Form {
	public function get_settings( $name ) {
		return $name;
	}
}
$settings = ( new Acme_Form() )->get_settings( 'blogname' );
