<?php
$label = sprintf( __( 'By %s', 'acme' ), $author );
