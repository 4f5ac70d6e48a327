<?php
update_option( 'acme_feed_cache', $items_of_feed, true );
