<?php
$text  = 'Hello';
$label = __( $text, 'acme' );
