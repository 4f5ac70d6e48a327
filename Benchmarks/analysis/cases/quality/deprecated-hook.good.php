<?php
add_filter( 'login_headertext', 'acme_title' );
