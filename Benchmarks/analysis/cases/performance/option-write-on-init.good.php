<?php
add_action( 'acme_hourly', function () {
	update_option( 'acme_last_seen', time() );
} );
