<?php
$banners = array( 'a.png', 'b.png' );
$banner  = $banners[ array_rand( $banners ) ];
$delay   = mt_rand( 1, 5 );
