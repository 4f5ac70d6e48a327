<?php
echo esc_html( get_the_author_meta( 'email' ) );
