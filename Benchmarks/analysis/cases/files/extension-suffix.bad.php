<?php
$report = $_GET['report'];
echo nl2br( esc_html( file_get_contents( "/srv/reports/$report.txt" ) ) );
