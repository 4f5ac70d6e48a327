<?php
$file = wp_unslash( $_GET['tpl'] );
if ( file_exists( get_template_directory() . '/' . $file ) ) {
	include get_template_directory() . '/' . $file;
}
