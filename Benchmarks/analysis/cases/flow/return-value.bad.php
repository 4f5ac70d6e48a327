<?php
function acme_param( $name, $default = '' ) {
	return isset( $_GET[ $name ] ) ? $_GET[ $name ] : $default;
}
echo acme_param( 'title' );
