<?php
$api_key = wp_generate_password( 40, false );
update_option( 'acme_api_key', $api_key );
