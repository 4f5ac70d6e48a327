<?php
echo '<pre>';
echo esc_html( print_r( $_REQUEST, true ) );
echo '</pre>';
