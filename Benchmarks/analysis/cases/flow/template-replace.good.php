<?php
$template = '<p>{{name}}</p>';
echo str_replace( '{{name}}', esc_html( $_GET['name'] ), $template );
