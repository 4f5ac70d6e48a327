<?php
wp_mail( 'office@example.com', 'Form', 'See file.', '', array( WP_CONTENT_DIR . '/uploads/' . $_POST['attachment'] ) );
