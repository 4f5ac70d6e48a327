<?php
echo esc_html( preg_replace( '/' . preg_quote( $_POST['word'], '/' ) . '/', '', get_the_content() ) );
