<?php
function acme_widths() {
	foreach ( $_POST as $name => $value ) {
		$$name = $value;
	}
	return compact( 'width' );
}
