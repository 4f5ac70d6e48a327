<?php
function acme_box( $title, $body ) {
	echo '<h2>' . esc_html( $title ) . '</h2>' . $body;
}
acme_box( $_GET['title'], 'body' );
