<?php
get_template_part( 'parts/' . $_GET['part'] );
