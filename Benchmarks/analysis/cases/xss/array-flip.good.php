<?php
$seen = array_flip( (array) wp_unslash( $_GET['tags'] ) );
foreach ( array_keys( $seen ) as $tag ) {
	echo '<li>' . esc_html( $tag ) . '</li>';
}
