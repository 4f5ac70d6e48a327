<?php
$page = isset( $_GET['page'] ) ? $_GET['page'] : 'home';
include plugin_dir_path( __FILE__ ) . 'pages/' . $page . '.php';
