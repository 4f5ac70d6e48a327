<?php
set_error_handler( 'shop_error' );
