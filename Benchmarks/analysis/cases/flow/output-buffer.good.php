<?php
ob_start();
echo 'x' . esc_html( $_GET['x'] );
$html = ob_get_clean();
echo $html;
