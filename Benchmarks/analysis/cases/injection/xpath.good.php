<?php
$doc   = new DOMDocument();
$doc->load( __DIR__ . '/users.xml' );
$xpath = new DOMXPath( $doc );
$nodes = $xpath->query( '//user[@id=' . (int) $_POST['id'] . ']' );
