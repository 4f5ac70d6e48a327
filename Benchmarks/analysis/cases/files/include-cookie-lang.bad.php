<?php
$lang = $_COOKIE['acme_lang'];
include_once ABSPATH . "wp-content/plugins/acme/lang/$lang.php";
