<?php
function acme_memo( $v = null ) {
	static $kept = '';
	if ( null !== $v ) {
		$kept = sanitize_key( $v );
	}
	return $kept;
}
acme_memo( $_GET['v'] );
echo acme_memo();
