<?php
class Acme_Contact {
	public function send() {
		$name  = wp_unslash( $_POST['name'] );
		$email = sanitize_email( wp_unslash( $_POST['email'] ) );
		$headers = array( 'From: ' . $name . ' <' . $email . '>' );
		wp_mail( get_option( 'admin_email' ), 'Contact', sanitize_textarea_field( wp_unslash( $_POST['text'] ) ), $headers );
		wp_send_json_success();
	}
}
add_action( 'wp_ajax_nopriv_acme_contact', array( new Acme_Contact(), 'send' ) );
