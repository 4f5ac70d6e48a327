<?php
mkdir( WP_CONTENT_DIR . '/uploads/' . sanitize_file_name( $_POST['album'] ) );
