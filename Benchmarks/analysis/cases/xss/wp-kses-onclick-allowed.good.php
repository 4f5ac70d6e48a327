<?php
echo wp_kses( wp_unslash( $_POST['bio'] ), array( 'a' => array( 'href' => true, 'title' => true ) ) );
