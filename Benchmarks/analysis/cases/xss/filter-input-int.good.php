<?php
$page = filter_input( INPUT_GET, 'p', FILTER_VALIDATE_INT );
echo "<b>$page</b>";
