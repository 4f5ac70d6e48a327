<?php
register_activation_hook( __FILE__, function () {
	add_option( 'acme_version', '1.0' );
	$role = get_role( 'administrator' );
	$role->add_cap( 'acme_manage' );
} );
