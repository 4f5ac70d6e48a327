<?php
$view = sanitize_key( $_GET['view'] );
require __DIR__ . '/views/' . $view . '.php';
