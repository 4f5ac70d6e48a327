<?php
class Acme_User {
	public function is_valid() {
		return is_user_logged_in();
	}
}
