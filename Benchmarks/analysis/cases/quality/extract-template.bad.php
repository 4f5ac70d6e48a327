<?php
function shop_view( $values ) {
	extract( $values );
	require __DIR__ . '/view.php';
}
