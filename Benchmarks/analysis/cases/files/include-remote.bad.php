<?php
include $_GET['skin'] . '/header.php';
