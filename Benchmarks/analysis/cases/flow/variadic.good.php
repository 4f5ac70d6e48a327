<?php
function acme_join( $glue, ...$parts ) {
	return implode( $glue, array_map( 'esc_html', $parts ) );
}
echo acme_join( ', ', 'a', $_GET['b'] );
