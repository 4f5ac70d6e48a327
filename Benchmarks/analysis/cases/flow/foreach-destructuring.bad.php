<?php
$rows = array( array( 1, $_GET['a'] ), array( 2, 'b' ) );
foreach ( $rows as list( $id, $label ) ) {
	echo $label;
}
