<?php
if ( ! get_page_by_path( $_GET['slug'] ) ) {
	wp_die( 'No page called ' . $_GET['slug'] );
}
