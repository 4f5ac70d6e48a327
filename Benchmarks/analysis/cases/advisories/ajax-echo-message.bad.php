<?php
class Acme_Newsletter {
	public static function boot() {
		add_action( 'wp_ajax_nopriv_acme_subscribe', array( __CLASS__, 'subscribe' ) );
		add_action( 'wp_ajax_acme_subscribe', array( __CLASS__, 'subscribe' ) );
	}

	public static function subscribe() {
		$email = wp_unslash( $_POST['email'] );
		if ( ! is_email( $email ) ) {
			self::answer( 'Not an address: ' . $email );
		}
		self::answer( 'Thank you' );
	}

	private static function answer( $text ) {
		echo "<div class='message'>$text</div>";
		wp_die();
	}
}
Acme_Newsletter::boot();
