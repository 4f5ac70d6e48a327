<?php
$type = sanitize_text_field( wp_unslash( $_POST['type'] ) );
$item = new ReflectionClass( $type );
$item->newInstance( $_POST['arg'] );
