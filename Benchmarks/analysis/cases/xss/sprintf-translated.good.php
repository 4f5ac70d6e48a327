<?php
echo sprintf( esc_html__( 'No results for %s', 'acme' ), esc_html( $_GET['s'] ) );
