<?php
/**
 * The web server's rules: files that are there, the tests' own address, and WordPress for everything else.
 */

// PHP's server does not prepend it to the router.
require __DIR__ . '/prepend.php';

( static function () {
	$path = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
	$root = (string) getenv( 'WPLLM_ROOT' );
	if ( '/wpllm-test' === $path ) {
		$GLOBALS['wpllm_script'] = __DIR__ . '/endpoint.php';
		return;
	}
	$file = realpath( $root . $path );
	if ( false !== $file && 0 === strpos( $file, $root . '/' ) ) {
		if ( is_file( $file ) || is_file( $file . '/index.php' ) ) {
			return;
		}
	}
	$_SERVER['SCRIPT_NAME']     = '/index.php';
	$_SERVER['PHP_SELF']        = '/index.php';
	$_SERVER['SCRIPT_FILENAME'] = $root . '/index.php';
	unset( $_SERVER['PATH_INFO'] );
	$GLOBALS['wpllm_script'] = $root . '/index.php';
} )();

if ( ! isset( $GLOBALS['wpllm_script'] ) ) {
	return false;
}
chdir( (string) getenv( 'WPLLM_ROOT' ) );
require $GLOBALS['wpllm_script'];
