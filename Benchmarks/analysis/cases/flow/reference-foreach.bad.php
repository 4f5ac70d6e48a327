<?php
$values = $_POST['values'];
foreach ( $values as $value ) {
	$value = esc_html( $value );
}
echo implode( ', ', $values );
