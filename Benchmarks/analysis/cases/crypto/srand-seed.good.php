<?php
$reset_token = random_int( 0, PHP_INT_MAX );
