<?php
$page = filter_input( INPUT_GET, 'page', FILTER_SANITIZE_FULL_SPECIAL_CHARS );
echo '<input name="page" value="' . $page . '">';
