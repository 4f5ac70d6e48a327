<?php
namespace Acme;

function escape( $text ) {
	return \esc_html( trim( $text ) );
}
echo escape( $_GET['x'] );
