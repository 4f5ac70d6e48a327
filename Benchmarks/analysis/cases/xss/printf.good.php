<?php
printf( '<p>Hello %s</p>', esc_html( $_GET['name'] ) );
