<?php
function acme_join( $glue, ...$parts ) {
	return implode( $glue, $parts );
}
echo acme_join( ', ', 'a', $_GET['b'] );
