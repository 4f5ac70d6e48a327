<?php
$action = 'acme_do_' . sanitize_key( $_GET['do'] );
if ( in_array( $action, array( 'acme_do_list', 'acme_do_show' ), true ) ) {
	$action();
}
