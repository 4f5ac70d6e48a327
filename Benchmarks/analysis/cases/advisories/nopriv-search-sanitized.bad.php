<?php
class Acme_Quiz_Results {
	public function hooks() {
		add_action( 'wp_ajax_acme_quiz_result', array( $this, 'result' ) );
		add_action( 'wp_ajax_nopriv_acme_quiz_result', array( $this, 'result' ) );
	}

	public function result() {
		global $wpdb;
		$id  = sanitize_text_field( wp_unslash( $_POST['quiz_id'] ?? '' ) );
		$row = $wpdb->get_row( "SELECT * FROM {$wpdb->prefix}quiz WHERE id = " . $id, ARRAY_A );
		wp_send_json( $row );
	}
}
$acme_quiz_results = new Acme_Quiz_Results();
$acme_quiz_results->hooks();
