<?php
wp_redirect( add_query_arg( 'updated', 'true', admin_url( 'admin.php?page=acme' ) ) );
exit;
