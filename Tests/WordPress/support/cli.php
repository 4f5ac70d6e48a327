<?php
/**
 * As much of WP-CLI as generated commands use: it keeps what is registered and what is said.
 */

// phpcs:disable
namespace {
	class WP_CLI_Exit extends RuntimeException {
	}

	class WP_CLI {
		public static $commands = array();
		public static $said     = array();

		public static function add_command( $name, $callable, $args = array() ) {
			self::$commands[ $name ] = $callable;
			return true;
		}

		public static function line( $text = '' ) {
			self::$said[] = array( 'line', $text );
		}

		public static function log( $text ) {
			self::$said[] = array( 'log', $text );
		}

		public static function success( $text ) {
			self::$said[] = array( 'success', $text );
		}

		public static function warning( $text ) {
			self::$said[] = array( 'warning', $text );
		}

		public static function error( $text, $exit = true ) {
			throw new WP_CLI_Exit( $text instanceof WP_Error ? $text->get_error_message() : (string) $text );
		}

		public static function confirm( $question, $options = array() ) {
			if ( empty( $options['yes'] ) ) {
				throw new WP_CLI_Exit( 'not confirmed' );
			}
		}
	}
}

namespace WP_CLI\Utils {
	function format_items( $format, $items, $fields ) {
		$rows = array();
		foreach ( $items as $item ) {
			$row = array();
			foreach ( (array) $fields as $field ) {
				if ( ! array_key_exists( $field, (array) $item ) ) {
					throw new \WP_CLI_Exit( "Invalid field: $field." );
				}
				$row[ $field ] = ( (array) $item )[ $field ];
			}
			$rows[] = $row;
		}
		\WP_CLI::$said[] = array( 'items', $rows );
	}

	function make_progress_bar( $text, $count ) {
		return new class() {
			public function tick() {
			}

			public function finish() {
			}
		};
	}

	function get_flag_value( $options, $flag, $default = null ) {
		return isset( $options[ $flag ] ) ? $options[ $flag ] : $default;
	}
}
