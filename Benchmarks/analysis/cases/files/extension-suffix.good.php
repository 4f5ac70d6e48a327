<?php
$report = $_GET['report'];
if ( ! ctype_alnum( $report ) ) {
	wp_die();
}
echo nl2br( esc_html( file_get_contents( "/srv/reports/$report.txt" ) ) );
