<?php
$domain = escapeshellarg( $_GET['domain'] );
$whois  = `whois $domain`;
