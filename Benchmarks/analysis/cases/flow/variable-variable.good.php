<?php
$name  = 'title';
$$name = esc_html( $_GET['t'] );
echo $title;
