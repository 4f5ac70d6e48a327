<?php
class Acme_Calculator {
	public function compute( $formula, $fields ) {
		foreach ( $fields as $name => $value ) {
			$formula = str_replace( '{' . $name . '}', $value, $formula );
		}
		if ( ! preg_match( '/^[0-9+\-*\/(). ]+$/', $formula ) ) {
			return 0;
		}
		return eval( 'return ' . $formula . ';' );
	}

	public function ajax() {
		$fields  = array_map( 'sanitize_text_field', wp_unslash( $_POST['fields'] ) );
		$formula = get_option( 'acme_formula', '{a}+{b}' );
		wp_send_json( $this->compute( $formula, $fields ) );
	}
}
$acme_calculator = new Acme_Calculator();
add_action( 'wp_ajax_nopriv_acme_calc', array( $acme_calculator, 'ajax' ) );
