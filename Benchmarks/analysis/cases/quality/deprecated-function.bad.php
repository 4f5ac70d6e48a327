<?php
$content = wp_make_content_images_responsive( $content );
