<?php
define( 'ACME_API_SECRET', 'b7f3c1e0a94d4e6f8a2b5c7d9e1f3a5b' );
