<?php
header( 'Location: /thanks/?from=' . rawurlencode( $_GET['url'] ) );
exit;
