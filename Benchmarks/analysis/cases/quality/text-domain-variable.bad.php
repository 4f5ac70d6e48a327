<?php
$domain = 'acme';
$label  = __( 'Color', $domain );
