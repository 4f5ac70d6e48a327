<?php
$name = esc_attr( wp_unslash( $_GET['name'] ) );
$html = 'Select from the list: <select name="' . $name . '"><option>where</option></select>';
echo $html;
