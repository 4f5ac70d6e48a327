<?php
$tags = array_map( 'trim', explode( ',', $_GET['tags'] ) );
echo implode( ' ', $tags );
