<?php
$socket = fsockopen( 'whois.example.net', 43 );
