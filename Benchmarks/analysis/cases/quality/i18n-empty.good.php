<?php
$label = __( 'None', 'acme' );
