<?php
$doc   = new DOMDocument();
$doc->load( __DIR__ . '/users.xml' );
$xpath = new DOMXPath( $doc );
$nodes = $xpath->query( "//user[name='" . wp_unslash( $_POST['name'] ) . "']" );
