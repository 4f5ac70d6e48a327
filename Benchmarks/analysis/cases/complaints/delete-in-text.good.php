<?php
$message = 'Could not delete item ' . absint( $_GET['id'] ) . ' from the list';
echo esc_html( $message );
