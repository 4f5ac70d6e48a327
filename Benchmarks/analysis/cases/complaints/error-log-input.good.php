<?php
error_log( 'acme: ' . wp_json_encode( $_GET ) );
