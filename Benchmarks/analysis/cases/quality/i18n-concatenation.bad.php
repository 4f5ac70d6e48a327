<?php
$label = __( 'Hello ' . $name, 'acme' );
