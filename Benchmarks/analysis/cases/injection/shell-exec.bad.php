<?php
$name = sanitize_text_field( $_FILES['video']['name'] );
$info = shell_exec( "ffprobe '/tmp/$name'" );
