<?php
class Acme_Item {
	public $title = '';
}
add_action( 'admin_notices', 'acme_show' );
function acme_title( $item ) {
	if ( $item instanceof Acme_Item ) {
		return $item->title;
	}
	return $item;
}
function acme_show() {
	echo '<p>' . acme_title( wp_unslash( $_GET['item'] ) ) . '</p>';
}
