<?php
$value = serialize( array( 'a' => 1 ) );
$copy  = unserialize( $value );
