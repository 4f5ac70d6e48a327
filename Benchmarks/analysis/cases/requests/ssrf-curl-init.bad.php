<?php
$ch = curl_init( wp_unslash( $_REQUEST['target'] ) );
curl_exec( $ch );
