<?php
$dir = wp_upload_dir()['path'];
rename( $dir . '/tmp.dat', $dir . '/' . $_POST['to'] );
