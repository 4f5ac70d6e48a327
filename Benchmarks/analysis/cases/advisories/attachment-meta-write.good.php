<?php
class Acme_Docs {
	public function __construct() {
		add_action( 'wp_ajax_acme_doc_set', array( $this, 'set' ) );
		add_action( 'wp_ajax_acme_doc_delete', array( $this, 'delete' ) );
	}

	public function set() {
		check_ajax_referer( 'acme_docs' );
		update_user_meta( get_current_user_id(), 'acme_doc', sanitize_text_field( wp_unslash( $_POST['path'] ) ) );
		wp_send_json_success();
	}

	public function delete() {
		check_ajax_referer( 'acme_docs' );
		$path = get_user_meta( get_current_user_id(), 'acme_doc', true );
		unlink( WP_CONTENT_DIR . '/uploads/' . sanitize_file_name( $path ) );
		wp_send_json_success();
	}
}
new Acme_Docs();
