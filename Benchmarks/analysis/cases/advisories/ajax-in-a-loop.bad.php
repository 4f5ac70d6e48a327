<?php
class Acme_Backup_Ajax {

	public function __construct() {
		$actions = array( 'delete_log', 'save_schedule' );
		foreach ( $actions as $action ) {
			add_action( 'wp_ajax_acme_backup_' . $action, array( $this, $action ) );
		}
	}

	public function delete_log() {
		check_ajax_referer( 'acme-backup', 'nonce' );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( -1 );
		}
		delete_option( 'acme_backup_log' );
		wp_send_json_success();
	}

	public function save_schedule() {
		check_ajax_referer( 'acme-backup', 'nonce' );
		update_option( 'acme_backup_schedule', sanitize_key( $_POST['schedule'] ) );
		wp_send_json_success();
	}
}
new Acme_Backup_Ajax();
