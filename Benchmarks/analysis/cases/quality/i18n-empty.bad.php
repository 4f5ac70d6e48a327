<?php
$label = __( '', 'acme' );
