<?php
$file = wp_unslash( $_GET['tpl'] );
if ( 0 !== validate_file( $file, array( 'a.php', 'b.php' ) ) ) {
	return;
}
include get_template_directory() . '/' . $file;
