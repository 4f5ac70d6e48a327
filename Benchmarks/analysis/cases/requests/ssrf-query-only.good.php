<?php
$q = $_GET['q'];
wp_remote_get( add_query_arg( 'q', rawurlencode( $q ), 'https://maps.example.com/geocode' ) );
