<?php
$names = array_map( function ( $row ) {
	return $row->name;
}, $rows );
