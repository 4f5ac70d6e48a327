<?php
class Acme_Conf {
	const NAME = 'acme';
	public static function name() {
		return isset( $_GET['n'] ) ? $_GET['n'] : self::NAME;
	}
}
echo Acme_Conf::name();
