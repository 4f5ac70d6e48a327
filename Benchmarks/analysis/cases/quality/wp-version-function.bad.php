<?php
wp_enqueue_script_module( 'acme', 'https://example.com/a.js' );
