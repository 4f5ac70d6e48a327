<?php
function acme_memo( $v = null ) {
	static $kept = '';
	if ( null !== $v ) {
		$kept = $v;
	}
	return $kept;
}
acme_memo( $_GET['v'] );
echo acme_memo();
