<?php
$domain = $_GET['domain'];
$whois  = `whois $domain`;
