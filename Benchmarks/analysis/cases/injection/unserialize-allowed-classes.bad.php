<?php
$prefs = unserialize( base64_decode( $_REQUEST['prefs'] ) );
