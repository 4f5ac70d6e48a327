<?php
/**
 * translators: 1: name, 2: place.
 */
// phpcs:enable
$shop_text = __( '%1$s in %2$s', 'shop' );
