<?php
$page  = isset( $_GET['page'] ) ? $_GET['page'] : 'home';
$pages = array( 'home', 'about' );
if ( ! in_array( $page, $pages, true ) ) {
	$page = 'home';
}
include plugin_dir_path( __FILE__ ) . 'pages/' . $page . '.php';
