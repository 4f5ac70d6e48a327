<?php
$rows = array( 3, 1, 2 );
usort( $rows, 'desc' === $_REQUEST['cmp'] ? 'acme_desc' : 'acme_asc' );
