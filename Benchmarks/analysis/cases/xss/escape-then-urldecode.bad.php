<?php
$q = esc_html( $_GET['q'] );
echo '<b>' . urldecode( $q ) . '</b>';
