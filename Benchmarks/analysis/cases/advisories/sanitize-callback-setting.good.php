<?php
class Acme_Pixel {
	public function __construct() {
		add_action( 'admin_post_nopriv_acme_pixel', array( $this, 'store' ) );
		add_action( 'wp_head', array( $this, 'head' ) );
	}

	public function store() {
		update_option( 'acme_pixel_id', sanitize_text_field( wp_unslash( $_POST['id'] ) ) );
	}

	public function head() {
		$id = get_option( 'acme_pixel_id' );
		echo "<script>pixel('init', '" . esc_js( $id ) . "');</script>";
	}
}
new Acme_Pixel();
