<?php
$shop_words = get_option( 'disallowed_keys' );
