<?php
/**
 * Runs the PHP that a test sends: with WordPress loaded, or with nothing but a connection to the database.
 *
 * The request is a JSON object: code (the body of a function), arguments (its variables), user (a login), constants (to be
 * defined before WordPress is loaded), admin (whether as in the administration), cli (whether as in WP-CLI), bare (without
 * WordPress: $database is there). The answer is {"value": …}, or {"error": text}.
 */

$wpllm_token = (string) getenv( 'WPLLM_TOKEN' );
if ( '' === $wpllm_token || ! hash_equals( $wpllm_token, $_SERVER['HTTP_X_WPLLM_TOKEN'] ?? '' ) ) {
	http_response_code( 403 );
	exit;
}

$GLOBALS['wpllm_request']  = json_decode( (string) file_get_contents( 'php://input' ), true );
$GLOBALS['wpllm_answered'] = false;
ob_start();
register_shutdown_function(
	static function () {
		if ( $GLOBALS['wpllm_answered'] ) {
			return;
		}
		$text = '';
		while ( ob_get_level() > 0 ) {
			$text = ob_get_clean() . $text;
		}
		$error = error_get_last();
		$fatal = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;
		if ( null !== $error && ( $error['type'] & $fatal ) ) {
			$text = $error['message'] . ' in ' . $error['file'] . ':' . $error['line'];
		} else {
			$text = 'ended early: ' . $text;
		}
		http_response_code( 200 );
		echo json_encode( array( 'error' => $text ), JSON_INVALID_UTF8_SUBSTITUTE );
	}
);

foreach ( $GLOBALS['wpllm_request']['constants'] as $wpllm_name => $wpllm_value ) {
	define( $wpllm_name, $wpllm_value );
}
$_GET  = array();
$_POST = array();
// As seen from outside, this is a request of the front page or of the administration's first page.
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI']    = '/';
if ( $GLOBALS['wpllm_request']['bare'] ) {
	$database = mysqli_connect( 'localhost', 'root', '', 'wordpress', 0, (string) getenv( 'WPLLM_SOCKET' ) );
	mysqli_set_charset( $database, 'utf8mb4' );
} else {
	if ( $GLOBALS['wpllm_request']['admin'] ) {
		define( 'WP_ADMIN', true );
		$_SERVER['PHP_SELF']    = '/wp-admin/index.php';
		$_SERVER['REQUEST_URI'] = '/wp-admin/';
	}
	if ( $GLOBALS['wpllm_request']['cli'] ) {
		define( 'WP_CLI', true );
		require __DIR__ . '/cli.php';
	}
	$GLOBALS['wpllm_user'] = $GLOBALS['wpllm_request']['user'];
	require getenv( 'WPLLM_ROOT' ) . '/wp-load.php';
	if ( $GLOBALS['wpllm_request']['admin'] ) {
		require_once ABSPATH . 'wp-admin/includes/admin.php';
	}
}

try {
	$wpllm_value = ( static function ( $wpllm_variables ) use ( &$database ) {
		extract( $wpllm_variables );
		unset( $wpllm_variables );
		return eval( $GLOBALS['wpllm_request']['code'] );
	} )( $GLOBALS['wpllm_request']['arguments'] );
	$wpllm_value = array( 'value' => $wpllm_value );
} catch ( Throwable $wpllm_error ) {
	$wpllm_error = get_class( $wpllm_error ) . ': ' . $wpllm_error->getMessage() . "\n" . $wpllm_error->getTraceAsString();
	$wpllm_value = array( 'error' => $wpllm_error );
}
while ( ob_get_level() > 0 ) {
	ob_end_clean();
}
$GLOBALS['wpllm_answered'] = true;
http_response_code( 200 );
header( 'Content-Type: application/json' );
echo json_encode( $wpllm_value, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_PARTIAL_OUTPUT_ON_ERROR );
