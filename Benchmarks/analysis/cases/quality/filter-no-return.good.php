<?php
add_filter( 'the_content', 'acme_content' );
function acme_content( $content ) {
	return $content . '<p>Acme</p>';
}
