<?php
$to = wp_validate_redirect( wp_unslash( $_REQUEST['redirect_to'] ), home_url() );
wp_redirect( $to );
exit;
