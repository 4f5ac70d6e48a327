<?php
define( 'ACME_API_SECRET', getenv( 'ACME_API_SECRET' ) );
