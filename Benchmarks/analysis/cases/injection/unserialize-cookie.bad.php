<?php
$cart = unserialize( stripslashes( $_COOKIE['acme_cart'] ) );
