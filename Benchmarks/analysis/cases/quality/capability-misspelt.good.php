<?php
add_management_page( 'Orders', 'Orders', 'manage_options', 'orders', 'shop_orders' );
