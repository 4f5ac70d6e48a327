<?php
class Acme_Visitors {
	public function __construct() {
		add_action( 'wp', array( $this, 'track' ) );
		add_action( 'wp_dashboard_setup', array( $this, 'widget' ) );
	}

	public function track() {
		$visits   = get_option( 'acme_visits', array() );
		$visits[] = array( 'agent' => $_SERVER['HTTP_USER_AGENT'] ?? '', 'time' => time() );
		update_option( 'acme_visits', array_slice( $visits, -20 ), false );
	}

	public function widget() {
		wp_add_dashboard_widget( 'acme_visits', 'Visits', array( $this, 'render' ) );
	}

	public function render() {
		foreach ( get_option( 'acme_visits', array() ) as $visit ) {
			echo '<p>' . gmdate( 'H:i', $visit['time'] ) . ' ' . $visit['agent'] . '</p>';
		}
	}
}
new Acme_Visitors();
