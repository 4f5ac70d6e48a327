<?php
try {
	shop_start();
} catch ( Exception $error ) {
	shop_error( $error );
}
