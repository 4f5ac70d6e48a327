<?php
wp_cache_set( 'acme', $data, 'acme', HOUR_IN_SECONDS );
