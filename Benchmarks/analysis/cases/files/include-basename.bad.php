<?php
require_once WP_CONTENT_DIR . '/templates/' . str_replace( '../', '', $_REQUEST['template'] );
