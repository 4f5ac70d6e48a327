<?php
wp_cache_set( 'acme', $data, 'acme', 10 );
