<?php
/* translators: %s: name */
$label = sprintf( __( 'Hello %s', 'acme' ), $name );
