<?php
/* translators: %d: number */
$label = sprintf( _n( 'One item by %s', '%d items', $n, 'acme' ), $n );
