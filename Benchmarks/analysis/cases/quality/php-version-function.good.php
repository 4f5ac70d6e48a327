<?php
$found = str_contains( $text, 'x' );
