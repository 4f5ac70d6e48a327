<?php
$url = esc_url_raw( $_GET['url'], array( 'https' ) );
passthru( 'wkhtmltopdf -- ' . escapeshellarg( $url ) . ' /tmp/out.pdf' );
