<?php
echo preg_replace_callback( '/\{(\w+)\}/', function ( $m ) {
	return $_GET[ $m[1] ] ?? '';
}, '<p>{name}</p>' );
