<?php
$msg = stripslashes( $_GET['msg'] );
print "<div class='updated'>$msg</div>";
