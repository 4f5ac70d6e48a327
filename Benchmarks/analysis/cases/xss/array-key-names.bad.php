<?php
function acme_list( array $fields ) {
	foreach ( $fields as $key => $value ) {
		echo '<dt>' . $key . '</dt><dd>' . esc_html( $value ) . '</dd>';
	}
}
$fields = array();
$fields[ wp_unslash( $_POST['label'] ) ] = 'new';
acme_list( $fields );
