<?php
try {
	acme_connect();
} catch ( Exception $e ) {
	echo 'Could not connect.';
}
