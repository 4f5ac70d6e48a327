<?php
$content = wp_filter_content_tags( $content );
