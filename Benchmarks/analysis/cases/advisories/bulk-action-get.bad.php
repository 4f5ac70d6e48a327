<?php
class Acme_Entries_Page {
	public function __construct() {
		add_action( 'admin_init', array( $this, 'actions' ) );
	}

	public function actions() {
		if ( ! isset( $_GET['page'], $_GET['action'], $_GET['entry'] ) || 'acme-entries' !== $_GET['page'] ) {
			return;
		}
		if ( ! current_user_can( 'manage_options' ) ) {
			return;
		}
		if ( 'delete' === $_GET['action'] ) {
			$this->delete( absint( $_GET['entry'] ) );
		}
	}

	private function delete( $id ) {
		global $wpdb;
		$wpdb->delete( $wpdb->prefix . 'acme_entries', array( 'id' => $id ), array( '%d' ) );
	}
}
new Acme_Entries_Page();
