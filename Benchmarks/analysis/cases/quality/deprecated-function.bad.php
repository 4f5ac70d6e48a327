<?php
$page = get_page_by_title( 'About' );
