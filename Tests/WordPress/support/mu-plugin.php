<?php
/**
 * Support of the tests: keeps mail in a file instead of sending it, and lets a test choose who is asking.
 */

add_filter(
	'pre_wp_mail',
	static function ( $sent, $mail ) {
		file_put_contents( (string) getenv( 'WPLLM_MAIL' ), wp_json_encode( $mail ) . "\n", FILE_APPEND | LOCK_EX );
		return true;
	},
	10,
	2
);

if ( isset( $GLOBALS['wpllm_user'] ) ) {
	add_filter(
		'determine_current_user',
		static function () {
			$user = get_user_by( 'login', $GLOBALS['wpllm_user'] );
			return $user ? $user->ID : 0;
		},
		100
	);
}
