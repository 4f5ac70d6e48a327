<?php
$shop_words = get_option( 'blacklist_keys' );
