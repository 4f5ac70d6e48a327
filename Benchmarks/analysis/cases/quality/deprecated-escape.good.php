<?php
echo esc_url( $url );
