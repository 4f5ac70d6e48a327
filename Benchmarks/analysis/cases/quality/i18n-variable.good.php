<?php
$label = __( 'Hello', 'acme' );
