<?php
$data = map_deep( $_POST['data'], 'esc_html' );
echo $data['a']['b'];
