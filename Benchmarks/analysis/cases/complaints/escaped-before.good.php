<?php
$title = esc_html( wp_unslash( $_GET['title'] ) );
$class = esc_attr( wp_unslash( $_GET['class'] ) );
echo '<h2 class="' . $class . '">' . $title . '</h2>';
