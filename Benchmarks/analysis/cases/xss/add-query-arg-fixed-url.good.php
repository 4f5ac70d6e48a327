<?php
$url = add_query_arg( array( 'page' => 'acme', 'view' => 'list' ), admin_url( 'admin.php' ) );
echo "<a href='" . esc_url( $url ) . "'>View</a>";
