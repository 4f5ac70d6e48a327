<?php
function acme_price( $n ) {
	return acme_format_price( $n );
}
