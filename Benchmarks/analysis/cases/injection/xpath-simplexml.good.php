<?php
$document = simplexml_load_file( __DIR__ . '/users.xml' );
$users    = $document->xpath( sprintf( '//user[@id=%d]', $_POST['id'] ) );
