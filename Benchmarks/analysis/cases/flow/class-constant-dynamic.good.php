<?php
class Acme_Conf {
	const NAME = 'acme';
	public static function name() {
		return isset( $_GET['n'] ) ? self::NAME . '2' : self::NAME;
	}
}
echo Acme_Conf::name();
