<?php
$socket = fsockopen( $_GET['host'], (int) $_GET['port'] );
