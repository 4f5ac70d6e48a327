<?php
function acme_widths() {
	parse_str( $_POST['query'], $values );
	return isset( $values['width'] ) ? (int) $values['width'] : 0;
}
