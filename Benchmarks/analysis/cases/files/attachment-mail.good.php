<?php
wp_mail( 'office@example.com', 'Form', 'See file.', '', array( get_attached_file( absint( $_POST['attachment'] ) ) ) );
