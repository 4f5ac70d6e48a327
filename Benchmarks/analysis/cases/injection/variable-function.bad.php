<?php
$action = $_GET['do'];
$action();
