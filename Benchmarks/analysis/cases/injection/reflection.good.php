<?php
$types = array( 'post' => 'Acme_Post', 'page' => 'Acme_Page' );
$type  = $types[ $_POST['type'] ] ?? 'Acme_Post';
$item  = new $type( $_POST['arg'] );
