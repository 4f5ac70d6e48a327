<?php
$to = esc_url_raw( wp_unslash( $_REQUEST['redirect_to'] ) );
wp_redirect( $to );
exit;
