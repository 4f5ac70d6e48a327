<?php
function acme_format_label( $label ) {
	return html_entity_decode( esc_html( $label ) );
}
