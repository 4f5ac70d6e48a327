<?php
$config = require __DIR__ . '/config.php';
echo $config['size'];
