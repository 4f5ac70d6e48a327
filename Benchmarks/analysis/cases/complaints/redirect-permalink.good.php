<?php
wp_redirect( get_permalink( absint( $_GET['p'] ) ) );
exit;
