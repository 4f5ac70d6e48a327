<?php
$q = urldecode( $_GET['q'] );
echo '<b>' . esc_html( $q ) . '</b>';
