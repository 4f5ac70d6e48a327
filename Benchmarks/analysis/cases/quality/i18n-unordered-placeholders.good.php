<?php
/* translators: 1: file, 2: folder */
$label = sprintf( __( 'Moved %1$s to %2$s', 'acme' ), $a, $b );
