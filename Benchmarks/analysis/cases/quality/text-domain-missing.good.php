<?php
echo esc_html( __( 'Save changes now', 'acme' ) );
