<?php
header( 'Location: ' . $_GET['url'] );
exit;
