<?php
$content  = file_get_contents( $_FILES['import']['tmp_name'] );
$settings = unserialize( $content );
