<?php
class Acme_Messages {
	private static $list = array();
	public static function add( $m ) {
		self::$list[] = $m;
	}
	public static function show() {
		foreach ( self::$list as $m ) {
			echo "<p>$m</p>";
		}
	}
}
Acme_Messages::add( $_GET['m'] );
Acme_Messages::show();
