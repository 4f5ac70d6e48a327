<?php
add_action( 'admin_menu', function () {
	add_options_page( 'Acme', 'Acme', 'manage_options', 'acme', 'acme_page' );
} );
function acme_page() {
	if ( isset( $_POST['submit'] ) ) {
		update_option( 'acme_text', sanitize_textarea_field( wp_unslash( $_POST['text'] ) ) );
		echo '<div class="updated"><p>Saved.</p></div>';
	}
	?>
	<form method="post"><textarea name="text"><?php echo esc_textarea( get_option( 'acme_text' ) ); ?></textarea>
	<input type="submit" name="submit"></form>
	<?php
}
