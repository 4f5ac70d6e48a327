<?php
$html = str_replace( 'a', 'b', $html );
