<?php
echo esc_html( preg_replace( $_POST['pattern'], $_POST['with'], get_the_content() ) );
