<?php
add_action( 'admin_menu', function () {
	add_submenu_page( 'tools.php', 'Files', 'Files', 'upload_files', 'acme-files', 'acme_files_page' );
} );

function acme_files_page() {
	$folder = isset( $_REQUEST['folder'] ) ? wp_unslash( $_REQUEST['folder'] ) : '';
	printf( '<button onclick="acmeOpen(\'%s\')">Open</button>', esc_attr( $folder ) );
}
