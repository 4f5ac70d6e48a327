<?php
function acme_format_label( $label ) {
	return esc_html( html_entity_decode( $label ) );
}
