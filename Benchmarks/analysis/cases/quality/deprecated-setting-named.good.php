<?php
add_settings_field( 'shop', 'Shop', 'shop_field', page: 'general' );
