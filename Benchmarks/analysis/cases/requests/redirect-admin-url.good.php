<?php
$url = add_query_arg( 'done', absint( $_POST['return'] ), admin_url( 'admin.php?page=acme' ) );
wp_redirect( $url );
exit;
