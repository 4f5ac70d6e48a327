<form method="post">
	<?php wp_nonce_field( 'acme_maps_save' ); ?>
	<input name="key" value="<?php echo esc_attr( get_option( 'acme_maps_key' ) ); ?>">
	<?php submit_button(); ?>
</form>
