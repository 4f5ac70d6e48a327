<?php
$n = $_GET['n'];
eval( "\$value = $n * 2;" );
