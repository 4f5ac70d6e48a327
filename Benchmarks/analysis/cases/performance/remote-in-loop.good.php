<?php
$prices = wp_remote_get( 'https://api.example.com/prices?ids=' . implode( ',', array_map( 'intval', $items ) ) );
