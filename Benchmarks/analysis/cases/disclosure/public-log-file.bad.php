<?php
file_put_contents( WP_CONTENT_DIR . '/uploads/acme-debug.log', print_r( $_POST, true ), FILE_APPEND );
