<?php
$items = array_map( function ( $v ) {
	return '<li>' . $v . '</li>';
}, $_POST['items'] );
echo implode( '', $items );
