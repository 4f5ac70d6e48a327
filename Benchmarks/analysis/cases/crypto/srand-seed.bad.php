<?php
mt_srand( time() );
$reset_token = mt_rand();
