<?php
$label = esc_html__( "Hello $name", 'acme' );
