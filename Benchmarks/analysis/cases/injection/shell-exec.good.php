<?php
$name = sanitize_text_field( $_FILES['video']['name'] );
$info = shell_exec( 'ffprobe ' . escapeshellarg( '/tmp/' . $name ) );
