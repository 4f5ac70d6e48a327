<?php
add_filter( 'https_local_ssl_verify', '__return_true' );
