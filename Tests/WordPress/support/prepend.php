<?php
/**
 * Runs before every script of the tests' WordPress: writes each notice, warning and error down, with where it came from.
 *
 * The environment names the file (WPLLM_NOTICES). A line is a JSON object: level, message, file, line, uri, and trace: the
 * files of the functions that were running, the innermost first.
 */

if ( defined( 'WPLLM_PREPENDED' ) ) {
	return;
}
define( 'WPLLM_PREPENDED', true );

( static function () {
	$log  = (string) getenv( 'WPLLM_NOTICES' );
	$uri  = isset( $_SERVER['REQUEST_URI'] ) ? $_SERVER['REQUEST_METHOD'] . ' ' . $_SERVER['REQUEST_URI'] : 'cli';
	$note = static function ( $level, $message, $file, $line, $trace ) use ( $log, $uri ) {
		$entry = compact( 'level', 'message', 'file', 'line', 'uri', 'trace' );
		$text  = json_encode( $entry, JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE );
		file_put_contents( $log, $text . "\n", FILE_APPEND | LOCK_EX );
	};

	error_reporting( E_ALL );
	set_error_handler(
		static function ( $level, $message, $file, $line ) use ( $note ) {
			// Silenced with @.
			if ( 0 === ( error_reporting() & $level ) ) {
				return false;
			}
			$files = array();
			foreach ( debug_backtrace( DEBUG_BACKTRACE_IGNORE_ARGS, 60 ) as $frame ) {
				if ( isset( $frame['file'] ) && __FILE__ !== $frame['file'] ) {
					$files[] = $frame['file'] . ':' . $frame['line'];
				}
			}
			$note( $level, $message, $file, $line, $files );
			return false;
		}
	);
	register_shutdown_function(
		static function () use ( $note ) {
			$error = error_get_last();
			$fatal = E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR;
			if ( null !== $error && ( $error['type'] & $fatal ) ) {
				$note( $error['type'], $error['message'], $error['file'], $error['line'], array() );
			}
		}
	);
} )();
