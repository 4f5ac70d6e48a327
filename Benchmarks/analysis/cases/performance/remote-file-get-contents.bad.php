<?php
$json = file_get_contents( 'https://api.example.com/data.json' );
