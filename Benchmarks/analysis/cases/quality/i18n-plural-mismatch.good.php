<?php
/* translators: %d: number */
$label = sprintf( _n( '%d item', '%d items', $n, 'acme' ), $n );
