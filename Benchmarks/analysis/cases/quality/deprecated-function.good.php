<?php
$page = get_page_by_path( 'about' );
