<?php
$price = $_GET['price'];
echo "<span>&euro; $price</span>";
