<?php
$response = wp_remote_post( esc_url_raw( $_POST['webhook'] ), array( 'body' => 'test' ) );
