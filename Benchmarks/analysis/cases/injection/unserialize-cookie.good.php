<?php
$cart = json_decode( stripslashes( $_COOKIE['acme_cart'] ), true );
