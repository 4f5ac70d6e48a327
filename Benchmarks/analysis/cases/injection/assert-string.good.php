<?php
assert( strlen( $_GET['x'] ) > 0 );
