<?php
add_action( 'pre_get_posts', function ( $query ) {
	if ( $query->is_main_query() && ! empty( $_GET['color'] ) ) {
		$query->set( 'meta_value', sanitize_text_field( wp_unslash( $_GET['color'] ) ) );
	}
} );
