<?php
$file = str_replace( '../', '', wp_unslash( $_GET['f'] ) );
readfile( '/srv/docs/' . $file );
