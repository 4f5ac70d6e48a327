<?php
$filter = 'esc_html';
echo $filter( $_GET['x'] );
