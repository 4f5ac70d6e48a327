<?php
$label = __( 'Color', 'acme' );
