<?php
function acme_box( $args ) {
	if ( ! in_array( $args['size'], array( 'small', 'large' ), true ) ) {
		$args['size'] = 'small';
	}
	echo '<div class="acme-' . $args['size'] . '"></div>';
}

function acme_show_box() {
	acme_box( array( 'size' => wp_unslash( $_GET['size'] ), 'id' => 1 ) );
}
add_action( 'wp_footer', 'acme_show_box' );
