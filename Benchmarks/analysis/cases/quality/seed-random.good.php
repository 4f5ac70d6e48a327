<?php
$shop_number = wp_rand( 1, 6 );
