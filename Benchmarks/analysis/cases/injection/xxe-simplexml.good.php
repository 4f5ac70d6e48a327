<?php
$feed = simplexml_load_string( wp_unslash( $_POST['xml'] ) );
