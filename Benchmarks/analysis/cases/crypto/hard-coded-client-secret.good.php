<?php
$config = array(
	'client_id'     => 'acme-shop',
	'client_secret' => get_option( 'acme_client_secret' ),
);
