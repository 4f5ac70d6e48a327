<?php
$file = escapeshellarg( $_GET['file'] );
exec( "convert '$file' out.png" );
