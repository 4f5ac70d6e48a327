<?php
$tags = array_map( 'esc_html', explode( ',', $_GET['tags'] ) );
echo implode( ' ', $tags );
