<?php
/* translators: %s: name of the author */
$label = sprintf( __( 'By %s', 'acme' ), $author );
