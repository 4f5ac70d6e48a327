<?php
class Acme_Fields {
	private $fields = array(
		array( 'id' => 'acme_title', 'type' => 'text' ),
		array( 'id' => 'acme_text', 'type' => 'textarea' ),
	);

	public function __construct() {
		add_action( 'edit_user_profile', array( $this, 'render' ) );
		add_action( 'profile_update', array( $this, 'save' ) );
	}

	public function save( $user_id ) {
		foreach ( $this->fields as $field ) {
			if ( isset( $_POST[ $field['id'] ] ) ) {
				update_user_meta( $user_id, $field['id'], wp_unslash( $_POST[ $field['id'] ] ) );
			}
		}
	}

	public function render( $user ) {
		foreach ( $this->fields as $field ) {
			$value = get_user_meta( $user->ID, $field['id'], true );
			switch ( $field['type'] ) {
				case 'text':
					echo '<input name="' . esc_attr( $field['id'] ) . '" value="' . esc_attr( $value ) . '">';
					break;
				case 'textarea':
					echo '<textarea name="' . esc_attr( $field['id'] ) . '">' . esc_textarea( $value ) . '</textarea>';
					break;
			}
		}
	}
}
new Acme_Fields();
