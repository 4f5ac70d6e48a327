<?php
highlight_file( __DIR__ . '/example.php' );
