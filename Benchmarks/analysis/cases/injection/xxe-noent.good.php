<?php
$xml = file_get_contents( 'php://input' );
$doc = new DOMDocument();
$doc->loadXML( $xml, LIBXML_NONET );
