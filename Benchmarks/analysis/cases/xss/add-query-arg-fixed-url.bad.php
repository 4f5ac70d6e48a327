<?php
$url = add_query_arg( array( 'page' => 'acme', 'view' => $_GET['view'] ) );
echo "<a href='" . $url . "'>View</a>";
