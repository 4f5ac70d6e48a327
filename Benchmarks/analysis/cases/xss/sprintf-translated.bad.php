<?php
echo sprintf( __( 'No results for %s', 'acme' ), $_GET['s'] );
