<?php
/**
 * Plugin Name: Feedback
 */
require_once plugin_dir_path( __FILE__ ) . 'api.php';

add_action( 'admin_menu', function () {
	add_menu_page( 'Feedback', 'Feedback', 'manage_options', 'acme-feedback', 'acme_feedback_page' );
} );

function acme_feedback_page() {
	echo '<ul>';
	foreach ( (array) get_transient( 'acme_feedback' ) as $entry ) {
		echo '<li>' . esc_html( $entry['text'] ) . ' <small>' . gmdate( 'Y-m-d', $entry['time'] ) . '</small></li>';
	}
	echo '</ul>';
}
