<?php
$msg = stripslashes( $_GET['msg'] );
print "<div class='updated'>" . esc_html( $msg ) . "</div>";
