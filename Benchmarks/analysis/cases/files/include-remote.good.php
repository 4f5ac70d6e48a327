<?php
include __DIR__ . '/skins/default/header.php';
