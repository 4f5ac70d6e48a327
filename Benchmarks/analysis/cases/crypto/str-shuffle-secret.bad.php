<?php
$coupon_secret = substr( str_shuffle( 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789' ), 0, 8 );
update_post_meta( 1, '_secret_token', $coupon_secret );
