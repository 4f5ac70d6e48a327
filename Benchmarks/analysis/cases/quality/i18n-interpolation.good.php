<?php
/* translators: %s: name */
$label = sprintf( esc_html__( 'Hello %s', 'acme' ), $name );
