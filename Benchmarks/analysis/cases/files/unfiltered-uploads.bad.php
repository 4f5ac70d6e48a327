<?php
define( 'ALLOW_UNFILTERED_UPLOADS', true );
