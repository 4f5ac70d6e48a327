<?php
$url = add_query_arg( 'done', '1', $_POST['return'] );
wp_redirect( $url );
exit;
