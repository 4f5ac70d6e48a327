<?php
wp_safe_redirect( wp_get_referer() ? wp_get_referer() : home_url() );
exit;
