<?php
class Acme_User {
	public function is_valid() {
		return current_user_can( 'manage_options' );
	}
}
