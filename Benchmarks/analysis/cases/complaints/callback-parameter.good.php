<?php
function acme_each( array $items, callable $callback ) {
	foreach ( $items as $item ) {
		call_user_func( $callback, $item );
	}
}
acme_each( (array) $_POST['items'], 'sanitize_text_field' );
