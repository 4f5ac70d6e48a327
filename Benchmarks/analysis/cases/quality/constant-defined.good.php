<?php
$shop_folder = get_stylesheet_directory() . '/shop';
