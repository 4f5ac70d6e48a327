<?php
$view = sanitize_text_field( wp_unslash( $_GET['view'] ) );
require __DIR__ . '/views/' . $view . '.php';
