<?php
add_action( 'admin_notices', 'acme_notice' );
function acme_notice() {
	if ( ! empty( $_GET['acme_error'] ) ) {
		?>
		<div class="notice notice-error"><p><?php echo esc_html( urldecode( $_GET['acme_error'] ) ); ?></p></div>
		<?php
	}
}
