<?php
define( 'ACME_VERSION', '1.2' );
echo '<span>' . ACME_VERSION . '</span>';
