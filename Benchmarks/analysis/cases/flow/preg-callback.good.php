<?php
echo preg_replace_callback( '/\{(\w+)\}/', function ( $m ) {
	return esc_html( $_GET[ $m[1] ] ?? '' );
}, '<p>{name}</p>' );
