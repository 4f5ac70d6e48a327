<?php
add_filter( 'login_headertitle', 'acme_title' );
