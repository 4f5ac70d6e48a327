<?php
define( 'WP_DEBUG_DISPLAY', true );
