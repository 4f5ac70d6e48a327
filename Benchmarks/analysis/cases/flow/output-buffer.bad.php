<?php
ob_start();
echo 'x' . $_GET['x'];
$html = ob_get_clean();
echo $html;
