<?php
$template = '<p>{{name}}</p>';
echo str_replace( '{{name}}', $_GET['name'], $template );
