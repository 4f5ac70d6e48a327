<?php
$lang = $_COOKIE['acme_lang'];
if ( ! preg_match( '/^[a-z]{2}$/D', $lang ) ) {
	$lang = 'en';
}
include_once ABSPATH . "wp-content/plugins/acme/lang/$lang.php";
