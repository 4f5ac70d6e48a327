<?php
$page = filter_input( INPUT_GET, 'page' );
echo '<input name="page" value="' . $page . '">';
