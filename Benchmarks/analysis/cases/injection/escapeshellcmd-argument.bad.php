<?php
$url = $_GET['url'];
passthru( escapeshellcmd( 'wkhtmltopdf ' . $url . ' /tmp/out.pdf' ) );
