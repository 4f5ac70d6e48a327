<?php
$values = $_POST['values'];
foreach ( $values as &$value ) {
	$value = esc_html( $value );
}
unset( $value );
echo implode( ', ', $values );
