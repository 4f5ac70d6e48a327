<?php
$time = strtotime( $_GET['date'] );
echo '<time>' . date_i18n( 'Y-m-d', $time ) . '</time>';
