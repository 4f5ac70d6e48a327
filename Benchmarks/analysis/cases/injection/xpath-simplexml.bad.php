<?php
$document = simplexml_load_file( __DIR__ . '/users.xml' );
$users    = $document->xpath( "//user[name='" . wp_unslash( $_POST['name'] ) . "']" );
