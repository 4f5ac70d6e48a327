<?php
$item = wp_unslash( $_GET['item'] );
echo '<button onclick="acmeAdd(\'' . esc_js( $item ) . '\')">Add</button>';
