<?php
class Acme_Chat_Settings {
	const OPTION = 'acme_chat';

	private $options;

	public function __construct() {
		$this->options = get_option( self::OPTION, array() );
		add_action( 'wp_ajax_acme_chat_save', array( $this, 'save' ) );
	}

	public function get( $key, $default = '' ) {
		return $this->options[ $key ] ?? $default;
	}

	public function save() {
		check_ajax_referer( 'acme_chat' );
		if ( ! current_user_can( 'manage_options' ) ) {
			wp_die( -1 );
		}
		update_option( self::OPTION, wp_unslash( $_POST['acme_chat'] ) );
		wp_send_json_success();
	}
}
