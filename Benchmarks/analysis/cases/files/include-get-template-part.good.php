<?php
get_template_part( 'parts/' . sanitize_file_name( $_GET['part'] ) );
