<?php
$html  = '<ul>';
$html .= '<li>' . esc_html( $_GET['a'] ) . '</li>';
$html .= '</ul>';
echo $html;
