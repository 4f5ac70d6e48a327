<?php
/* translators: 1: file, 2: folder */
$label = sprintf( __( 'Moved %s to %s', 'acme' ), $a, $b );
