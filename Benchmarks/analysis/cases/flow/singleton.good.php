<?php
class Acme {
	private static $instance;
	public $query = '';
	public static function instance() {
		if ( ! self::$instance ) {
			self::$instance        = new self();
			self::$instance->query = absint( $_GET['q'] );
		}
		return self::$instance;
	}
}
echo Acme::instance()->query;
