<?php
/**
 * Saves the form of the settings.
 */
function acme_process_settings() {
	if ( ! isset( $_POST['acme_settings'] ) ) {
		return;
	}
	update_option( 'acme_title', sanitize_text_field( wp_unslash( $_POST['title'] ) ) );
}
