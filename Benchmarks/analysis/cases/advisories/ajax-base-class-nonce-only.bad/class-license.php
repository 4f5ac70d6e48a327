<?php
class Acme_License_Action extends Acme_Ajax_Action {
	protected $action = 'acme_license';

	protected function handle() {
		update_option( 'acme_license', sanitize_text_field( wp_unslash( $_POST['license'] ) ) );
		wp_send_json_success();
	}
}
