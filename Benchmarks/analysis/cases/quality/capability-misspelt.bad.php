<?php
add_management_page( 'Orders', 'Orders', 'manage_option', 'orders', 'shop_orders' );
