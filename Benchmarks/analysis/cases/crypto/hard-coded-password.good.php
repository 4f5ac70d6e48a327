<?php
$db = new mysqli( DB_HOST, DB_USER, DB_PASSWORD, DB_NAME );
