<?php
class Acme_Inline_Edit {
	public function __construct() {
		add_action( 'wp_ajax_acme_cell', array( $this, 'save' ) );
	}

	public function save() {
		global $wpdb;
		check_ajax_referer( 'acme_cell' );
		if ( ! current_user_can( 'edit_pages' ) ) {
			wp_die( -1 );
		}
		$value  = sanitize_text_field( wp_unslash( $_POST['value'] ) );
		$column = sanitize_text_field( wp_unslash( $_POST['column'] ) );
		$wpdb->update( $wpdb->prefix . 'acme_cells', array( $column => $value ), array( 'id' => absint( $_POST['id'] ) ) );
		wp_send_json_success();
	}
}
new Acme_Inline_Edit();
