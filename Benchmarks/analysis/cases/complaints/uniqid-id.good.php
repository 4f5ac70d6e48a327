<?php
$id = uniqid( 'acme-' );
echo '<div id="' . $id . '"></div>';
