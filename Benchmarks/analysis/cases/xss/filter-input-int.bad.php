<?php
$page = filter_input( INPUT_GET, 'p', FILTER_UNSAFE_RAW );
echo "<b>$page</b>";
