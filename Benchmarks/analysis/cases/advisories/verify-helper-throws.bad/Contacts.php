<?php
namespace Acme\Crm;

class Contacts {
	public function hooks() {
		add_action( 'wp_ajax_acme_contact_delete', array( $this, 'delete' ) );
	}

	public function delete() {
		try {
			Security::verify( 'acme_contact' );
			if ( ! current_user_can( 'manage_options' ) ) {
				throw new \RuntimeException( 'Forbidden' );
			}
			global $wpdb;
			$wpdb->delete( $wpdb->prefix . 'acme_contacts', array( 'id' => absint( $_POST['id'] ) ) );
			wp_send_json_success();
		} catch ( \RuntimeException $e ) {
			wp_send_json_error( $e->getMessage(), 403 );
		}
	}
}
