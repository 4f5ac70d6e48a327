<?php
mkdir( WP_CONTENT_DIR . '/uploads/' . $_POST['album'] );
