<?php
$pattern = '/' . wp_unslash( $_GET['pattern'] ) . '/';
$found   = preg_match( $pattern, get_the_title() );
