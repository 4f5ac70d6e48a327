<?php
highlight_file( ABSPATH . $_GET['src'] );
