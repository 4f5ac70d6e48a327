<?php
$html  = '<ul>';
$html .= '<li>' . $_GET['a'] . '</li>';
$html .= '</ul>';
echo $html;
