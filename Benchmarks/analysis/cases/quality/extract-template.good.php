<?php
function shop_view( $values ) {
	$title = $values['title'];
	require __DIR__ . '/view.php';
}
