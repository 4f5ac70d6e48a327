<?php
$tmp = wp_tempnam( 'acme' );
file_put_contents( $tmp, 'x' );
unlink( $tmp );
