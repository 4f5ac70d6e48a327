<?php
$items = array_map( function ( $v ) {
	return '<li>' . esc_html( $v ) . '</li>';
}, $_POST['items'] );
echo implode( '', $items );
