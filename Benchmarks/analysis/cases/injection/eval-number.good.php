<?php
$n = (int) $_GET['n'];
$value = $n * 2;
