<?php
$svg = simplexml_load_file( $_FILES['svg']['tmp_name'], 'SimpleXMLElement', LIBXML_NOCDATA );
