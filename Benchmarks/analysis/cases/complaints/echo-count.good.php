<?php
$items = (array) $_POST['items'];
echo '<p>' . count( $items ) . '</p>';
