<?php
namespace Acme;

function esc_html( $text ) {
	return trim( $text );
}
echo esc_html( $_GET['x'] );
