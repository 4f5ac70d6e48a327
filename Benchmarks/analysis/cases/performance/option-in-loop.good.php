<?php
foreach ( $rows as $key => $row ) {
	$all[ $key ] = $row;
}
update_option( 'acme_rows', $all );
