<?php
function acme_link( $text, $title = '' ) {
	return '<a title="' . esc_attr( $title ) . '">' . $text . '</a>';
}
echo acme_link( title: 'x', text: $_GET['text'] );
