<?php
define( 'ACME_ALLOW_UPLOADS', true );
