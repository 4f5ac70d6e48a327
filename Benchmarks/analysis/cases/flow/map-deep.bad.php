<?php
$data = map_deep( $_POST['data'], 'stripslashes' );
echo $data['a']['b'];
