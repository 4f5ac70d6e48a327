<?php
$json = file_get_contents( __DIR__ . '/data.json' );
