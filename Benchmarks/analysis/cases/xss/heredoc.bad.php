<?php
$title = $_GET['title'];
echo <<<HTML
<div class="box"><h3>{$title}</h3></div>
HTML;
