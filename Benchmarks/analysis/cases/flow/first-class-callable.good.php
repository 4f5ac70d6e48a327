<?php
$clean = esc_html( ... );
echo $clean( $_GET['x'] );
