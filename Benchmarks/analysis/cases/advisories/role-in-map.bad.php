<?php
class Acme_Signup {
	private $roles = array( 'customer' => 'customer', 'vendor' => 'vendor' );

	public function handle() {
		check_ajax_referer( 'acme_signup' );
		$wanted = sanitize_key( $_POST['role'] ?? '' );
		$role = $this->roles[ $wanted ] ?? $wanted;
		$user_id = wp_create_user( sanitize_user( wp_unslash( $_POST['name'] ) ), $_POST['pass'], sanitize_email( wp_unslash( $_POST['email'] ) ) );
		$user    = new WP_User( $user_id );
		$user->set_role( $role );
		wp_send_json_success();
	}
}
add_action( 'wp_ajax_nopriv_acme_signup', array( new Acme_Signup(), 'handle' ) );
