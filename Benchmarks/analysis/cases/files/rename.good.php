<?php
$dir = wp_upload_dir()['path'];
rename( $dir . '/tmp.dat', $dir . '/' . md5( $_POST['to'] ) . '.dat' );
