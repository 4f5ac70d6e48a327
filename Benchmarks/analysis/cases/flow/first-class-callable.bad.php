<?php
$clean = trim( ... );
echo $clean( $_GET['x'] );
