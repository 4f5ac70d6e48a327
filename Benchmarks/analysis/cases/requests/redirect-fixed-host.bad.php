<?php
$next = $_POST['next'];
wp_redirect( 'https:' . $next );
exit;
