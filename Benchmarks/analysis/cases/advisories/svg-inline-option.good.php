<?php
class Acme_Avatar {
	public function __construct() {
		add_action( 'personal_options_update', array( $this, 'save' ) );
		add_shortcode( 'acme_avatar', array( $this, 'show' ) );
	}

	public function save( $user_id ) {
		update_user_meta( $user_id, 'acme_icon', wp_unslash( $_POST['acme_icon'] ) );
	}

	public function show() {
		$icon = get_user_meta( get_the_author_meta( 'ID' ), 'acme_icon', true );
		return '<span class="icon">' . wp_kses( $icon, array( 'svg' => array( 'viewbox' => true ), 'path' => array( 'd' => true ) ) ) . '</span>';
	}
}
new Acme_Avatar();
