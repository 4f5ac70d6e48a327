<?php
function acme_clean_all( $data ) {
	foreach ( $data as $key => $value ) {
		if ( is_array( $value ) ) {
			$data[ $key ] = acme_clean_all( $value );
		} else {
			$data[ $key ] = esc_html( wp_unslash( $value ) );
		}
	}
	return $data;
}

function acme_show_filter() {
	$filter = acme_clean_all( $_GET );
	echo '<p>' . $filter['city'] . '</p>';
}
add_action( 'wp_footer', 'acme_show_filter' );
