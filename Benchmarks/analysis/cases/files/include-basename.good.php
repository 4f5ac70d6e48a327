<?php
$name = basename( $_REQUEST['template'], '.php' );
require_once WP_CONTENT_DIR . '/templates/' . $name . '.php';
