<?php
$price = $_GET['price'];
echo '<span>&euro; ' . number_format( (float) $price, 2 ) . '</span>';
