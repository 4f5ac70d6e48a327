<?php
$item = wp_unslash( $_GET['item'] );
echo '<button onclick="acmeAdd(\'' . esc_attr( $item ) . '\')">Add</button>';
