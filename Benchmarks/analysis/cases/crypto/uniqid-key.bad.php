<?php
$api_key = uniqid( 'acme_', true );
update_option( 'acme_api_key', $api_key );
