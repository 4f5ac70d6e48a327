<?php
class Acme_Modules {
	private static $base;

	public static function base() {
		if ( null === self::$base ) {
			self::$base = plugin_dir_path( __FILE__ ) . 'modules/';
		}
		return self::$base;
	}

	public static function load( $module ) {
		$path = self::base() . $module . '/index.php';
		if ( file_exists( $path ) ) {
			return require $path;
		}
		return null;
	}
}
