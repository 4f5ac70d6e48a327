<?php
if ( ! get_page_by_path( $_GET['slug'] ) ) {
	wp_die( 'No page called ' . esc_html( $_GET['slug'] ) );
}
